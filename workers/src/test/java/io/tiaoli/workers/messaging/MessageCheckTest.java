package io.tiaoli.workers.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.wording.Wording;

class MessageCheckTest {

    private static final Set<String> KNOWN = Set.of("plateNo", "lines", "note");
    private final MessagingWorld world = new MessagingWorld(Databases.both().findFirst().orElseThrow(), new FakeGateway().only());
    private final MessageCheck check = world.bean(MessageCheck.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void findsNothingWrongWithAGoodTextAndShowsHowItReads() {
        var wording = sms("{{plateNo}} 需更换：{{#lines}}{{name}}{{/lines}}。");
        assertThat(check.problems(wording, KNOWN)).isEmpty();
        assertThat(check.preview(wording)).isEqualTo("【条理汽车】京A12345 需更换：「name」。 拒收请回复R");
    }

    @Test
    void namesAnUnknownVariable() {
        assertThat(check.problems(sms("{{plateNo}} {{plateNumber}}"), KNOWN)).containsExactly("「test.sms」用了未知的变量「plateNumber」");
    }

    @Test
    void refusesASignatureInTheText() {
        assertThat(check.problems(sms("【别家】您好"), KNOWN)).singleElement().asString().contains("【】");
    }

    @Test
    void refusesATextThatIsTooLongOrBroken() {
        assertThat(check.problems(sms("长".repeat(300)), KNOWN)).singleElement().asString().contains("最多 4 条");
        assertThat(check.problems(sms("{{#lines}}"), KNOWN)).singleElement().asString().contains("占位符写法有误");
    }

    @Test
    void anEMailNeedsASubject() {
        assertThat(check.problems(new Wording("test.mail", 1, "您好"), KNOWN)).singleElement().asString().contains("第一行应为「主题：……」");
        assertThat(check.problems(new Wording("test.mail", 1, "主题：{{plateNo}} 报价\n您好，报价见下。"), KNOWN)).isEmpty();
    }

    private static Wording sms(String text) {
        return new Wording("test.sms", 1, text);
    }
}
