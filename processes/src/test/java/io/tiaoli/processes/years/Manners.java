package io.tiaoli.processes.years;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;

import io.tiaoli.processes.years.ContactList.Contact;
import io.tiaoli.workers.contact.ContactPurpose;

/** How customers may be called, whatever the plans want. */
final class Manners {

    /** No call at night or at noon, and at most one of our own accord on a day. */
    static void kept(List<Contact> contacts) {
        var calls = contacts.stream().filter(contact -> contact.channel().equals("PHONE")).toList();
        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            var time = call.at().toLocalTime();
            assertThat(time).isBetween(LocalTime.of(8, 0), LocalTime.of(21, 0));
            assertThat(!time.isBefore(LocalTime.of(12, 0)) && time.isBefore(LocalTime.of(14, 30))).as("noon: " + call.line()).isFalse();
        });
        var ours = calls.stream().filter(call -> ContactPurpose.valueOf(call.purpose()).ofOurOwnAccord()).collect(groupingBy(call -> call.at().toLocalDate()));
        assertThat(ours.values()).as("calls of our own accord on one day").allSatisfy(day -> assertThat(day).hasSize(1));
    }

    private Manners() {}
}
