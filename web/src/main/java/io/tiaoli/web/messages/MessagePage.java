package io.tiaoli.web.messages;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.workers.messaging.MessageActs;
import io.tiaoli.workers.messaging.MessageActs.Kind;
import io.tiaoli.workers.messaging.Messages;

/** One message with all that is known of it, and what a person can do about it. */
@Controller
class MessagePage {

    private static final Map<Kind, String> DONE = Map.of(Kind.SEND_AGAIN, "重新发送", Kind.GIVE_UP, "不再发送", Kind.MEND_ADDRESS, "改正地址", Kind.SENT_BY_HAND, "标为已人工发送");

    /** Something that somebody did to the message. */
    record ActView(String what, String who, String detail, String at) {}

    private final MessageBoxRights rights;
    private final Messages messages;
    private final MessageActs acts;
    private final MessageBox box;
    private final StaffNames staff;

    MessagePage(MessageBoxRights rights, Messages messages, MessageActs acts, MessageBox box, StaffNames staff) {
        this.rights = rights;
        this.messages = messages;
        this.acts = acts;
        this.box = box;
        this.staff = staff;
    }

    @GetMapping("/messages/{id}")
    String show(@PathVariable String id, Model model) {
        rights.require();
        var message = messages.get(id).orElseThrow(() -> new NotThere("没有编号为「%s」的消息".formatted(id)));
        List<ActView> done = acts.of(id).stream().map(a -> new ActView(DONE.get(a.kind()), staff.name(a.who()), a.detail().orElse(""), Times.text(a.at()))).toList();
        model.addAttribute("title", "消息");
        model.addAttribute("message", box.view(message));
        model.addAttribute("acts", done);
        return "message";
    }

    @PostMapping("/messages/{id}/again")
    String again(@PathVariable String id, RedirectAttributes flash) {
        String me = rights.require().user();
        return Acts.then("/messages/" + id, flash, "已排队，马上重新发送", () -> acts.sendAgain(id, me));
    }

    @PostMapping("/messages/{id}/give-up")
    String giveUp(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        String me = rights.require().user();
        return Acts.then("/messages/" + id, flash, "这条消息不再发送", () -> acts.giveUp(id, me, reason));
    }

    @PostMapping("/messages/{id}/address")
    String mend(@PathVariable String id, @RequestParam(defaultValue = "") String address, RedirectAttributes flash) {
        String me = rights.require().user();
        return Acts.then("/messages/" + id, flash, "已改正；需要时请再点「重新发送」", () -> acts.mendAddress(id, address, me));
    }

    @PostMapping("/messages/{id}/by-hand")
    String byHand(@PathVariable String id, RedirectAttributes flash) {
        String me = rights.require().user();
        return Acts.then("/messages/" + id, flash, "已标为人工发送", () -> acts.sentByHand(id, me));
    }
}
