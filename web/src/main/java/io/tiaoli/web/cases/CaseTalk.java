package io.tiaoli.web.cases;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Phone;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.messaging.Message;
import io.tiaoli.workers.messaging.MessageState;
import io.tiaoli.workers.messaging.Messages;

/** What was written to the customer in a case, and what was said. */
@Component
class CaseTalk {

    /** {@code note} is null where there is none. */
    record MessageShown(String channel, String to, String text, String state, boolean bad, String at, String note) {}

    /** {@code notes} is null where there are none. */
    record ContactShown(String at, String channel, String purpose, String outcome, String who, String notes) {}

    private final Messages messages;
    private final ContactLog contacts;
    private final StaffNames names;

    CaseTalk(Messages messages, ContactLog contacts, StaffNames names) {
        this.messages = messages;
        this.contacts = contacts;
        this.names = names;
    }

    List<MessageShown> messages(CaseFamily family, boolean wholePhone) {
        return family.numbers().stream().flatMap(caseNo -> messages.ofCase(caseNo).stream()).map(message -> shown(message, wholePhone)).toList();
    }

    List<ContactShown> contacts(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> contacts.ofCase(caseNo).stream()).map(this::shown).toList();
    }

    private static MessageShown shown(Message message, boolean wholePhone) {
        boolean bad = message.state() == MessageState.FAILED || message.state() == MessageState.UNKNOWN || message.state() == MessageState.NOT_SENT;
        String to = message.channel() == Channel.SMS ? Phone.shown(message.address(), wholePhone) : message.address();
        return new MessageShown(message.channel().label(), to, message.text(), message.state().label(), bad, Times.text(message.sentAt().orElse(message.createdAt())), message.note().orElse(null));
    }

    private ContactShown shown(Contact contact) {
        return new ContactShown(Times.text(contact.at()), contact.channel().label(), contact.purpose().label(), contact.outcome().label(), names.name(contact.who()), contact.notes().orElse(null));
    }
}
