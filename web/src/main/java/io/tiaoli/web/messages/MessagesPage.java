package io.tiaoli.web.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import io.tiaoli.web.pages.Times;
import io.tiaoli.web.pages.Paging;
import io.tiaoli.web.pages.Phone;
import io.tiaoli.workers.messaging.MessageState;
import io.tiaoli.workers.messaging.Messages;
import io.tiaoli.workers.messaging.Replies;

/** The lists of the message box: what went out, and what customers wrote back. */
@Controller
class MessagesPage {

    private static final int SIZE = 50;

    /** A state to choose. */
    record Choice(String value, String label, boolean chosen) {}

    /** A reply as the page writes it. */
    record ReplyView(String at, String phone, String text, boolean optOut, String caseNo) {}

    private final MessageBoxRights rights;
    private final Messages messages;
    private final Replies replies;
    private final MessageBox box;

    MessagesPage(MessageBoxRights rights, Messages messages, Replies replies, MessageBox box) {
        this.rights = rights;
        this.messages = messages;
        this.replies = replies;
        this.box = box;
    }

    @GetMapping("/messages")
    String list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String caseNo, @RequestParam(defaultValue = "0") int page, Model model) {
        rights.require();
        var found = messages.page(new Messages.Filter(state(state), given(text), given(phone), given(caseNo)), Paging.page(page), SIZE);
        String url = UriComponentsBuilder.fromPath("/messages").queryParam("state", "{s}").queryParam("text", "{t}").queryParam("phone", "{p}").queryParam("caseNo", "{c}")
                .encode().buildAndExpand(state, text, phone, caseNo).toUriString();
        model.addAttribute("title", "消息箱");
        model.addAttribute("messages", box.views(found.messages()));
        model.addAttribute("paging", new Paging(Paging.page(page), SIZE, found.total(), url));
        model.addAttribute("states", Arrays.stream(MessageState.values()).map(s -> new Choice(s.name(), s.label(), s.name().equals(state))).toList());
        model.addAttribute("text", text);
        model.addAttribute("phone", phone);
        model.addAttribute("caseNo", caseNo);
        return "messages";
    }

    @GetMapping("/messages/replies")
    String replies(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String caseNo,
            @RequestParam(defaultValue = "0") int page, Model model) {
        rights.require();
        var found = replies.page(given(text), given(phone), given(caseNo), Paging.page(page), SIZE);
        String url = UriComponentsBuilder.fromPath("/messages/replies").queryParam("text", "{t}").queryParam("phone", "{p}").queryParam("caseNo", "{c}")
                .encode().buildAndExpand(text, phone, caseNo).toUriString();
        List<ReplyView> views = found.replies().stream().map(r -> new ReplyView(Times.text(r.at()), Phone.masked(r.phone()), r.text(), r.optOut(), r.caseNo().orElse(""))).toList();
        model.addAttribute("title", "客户回复");
        model.addAttribute("replies", views);
        model.addAttribute("paging", new Paging(Paging.page(page), SIZE, found.total(), url));
        model.addAttribute("text", text);
        model.addAttribute("phone", phone);
        model.addAttribute("caseNo", caseNo);
        return "message-replies";
    }

    private static Optional<MessageState> state(String name) {
        if (name.isBlank()) return Optional.empty();
        return Optional.of(Arrays.stream(MessageState.values()).filter(s -> s.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有名为「%s」的消息状态，请在列表里选".formatted(name))));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(t -> !t.isEmpty());
    }
}
