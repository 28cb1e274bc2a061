package io.tiaoli.workers.care;

import java.util.Optional;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;

/**
 * One row of a plan's decision table; the offsets are ISO durations such as PT2H, P6D or P1M.
 *
 * @param contact code, such as FIRST_CALL; several rows may share it
 * @param contactNo its number in the plan, where contacts are counted
 * @param anchor name of the moment from which the offsets run
 * @param at when it is planned for
 * @param opens when it may begin, {@code at} unless said
 * @param due until when it shall be made, {@code at} unless said
 * @param lapses when it makes no sense any more
 * @param every distance of its repetitions
 * @param times how often, 1 unless said
 * @param channel CHECK is no contact but a look whether another one was made
 * @param wording script or text
 * @param priority 1 is the most urgent, 5 unless said
 * @param wholeCustomer about the customer, not about one vehicle: a newer plan takes it over
 */
public record PlannedContact(@Label("联系") String contact, @Label("第几次联系") Optional<Integer> contactNo, @Label("从何时算起") String anchor, @Label("多久之后") String at,
        @Label("多久之后可以开始") Optional<String> opens, @Label("最晚多久之内") Optional<String> due, @Label("多久之后不再联系") Optional<String> lapses,
        @Label("每隔多久") Optional<String> every, @Label("共几次") Optional<Integer> times, @Label("方式") CareChannel channel, @Label("由谁") String role,
        @Label("目的") ContactPurpose purpose, @Label("文案") Optional<String> wording, @Label("表单") Optional<String> form,
        @Label("轻重缓急") Optional<Integer> priority, @Label("面向客户本人") Optional<Boolean> wholeCustomer) {

    /** How a planned contact is made. */
    public enum CareChannel {
        PHONE, SMS, EMAIL, WECHAT, QQ, LETTER, VISIT, CHECK;

        /** Calls and visits take the customer's time: a later one replaces an earlier one that was never begun. */
        boolean talk() {
            return this == PHONE || this == VISIT;
        }

        /** As the customer card has it. */
        Channel noted() {
            return this == CHECK ? Channel.PHONE : Channel.valueOf(name());
        }
    }
}
