package io.tiaoli.web.calls;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.processes.Role;
import io.tiaoli.web.calls.CallFlow.Ringing;
import io.tiaoli.web.calls.CallFlow.Taken;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.workers.calls.CallLine;
import io.tiaoli.workers.calls.CallPurpose;

/** One page for a call: who calls, why, and the flow begins. */
@Controller
class CallPage {

    private static final List<String> TEXTS = List.of("callerNumber", "customerId", "callerName", "salutation", "line", "purpose", "wantedPerson", "needs");
    private static final List<String> SALUTATIONS = List.of("先生", "女士");
    private static final int MOST_RINGS_SHOWN = 6;
    private static final int USUAL_RINGS = 2;

    /** Something to choose. */
    record Choice(String value, String label, boolean chosen) {}

    /** A call that rings, as the page shows it. */
    record Waiting(String taskId, String number, String line, boolean chosen) {}

    private final CallRights rights;
    private final CallFlow flow;
    private final StaffNames staff;

    CallPage(CallRights rights, CallFlow flow, StaffNames staff) {
        this.rights = rights;
        this.flow = flow;
        this.staff = staff;
    }

    @GetMapping("/calls")
    String show(@RequestParam(defaultValue = "") String task, Model page) {
        var me = rights.require();
        var ringing = flow.ringing(me);
        Map<String, String> entered = new LinkedHashMap<>();
        TEXTS.forEach(name -> entered.put(name, ""));
        entered.put("line", CallLine.SALES.name());
        entered.put("rings", String.valueOf(USUAL_RINGS));
        entered.put("task", task);
        if (!task.isEmpty()) {
            var call = ringing.stream().filter(r -> r.taskId().equals(task)).findFirst().orElseThrow(() -> new NotThere("这通来电已经有人接了，或者不归您接"));
            entered.put("callerNumber", call.number());
            if (!call.line().isEmpty()) entered.put("line", call.line());
        }
        if (page.getAttribute("entered") instanceof Map<?, ?> again) again.forEach((name, value) -> entered.put(name.toString(), value.toString()));
        page.addAttribute("title", "接电话");
        page.addAttribute("call", entered);
        page.addAttribute("ringing", ringing.stream().map(call -> waiting(call, task)).toList());
        page.addAttribute("lines", Arrays.stream(CallLine.values()).map(line -> new Choice(line.name(), line.label(), line.name().equals(entered.get("line")))).toList());
        page.addAttribute("purposes", Arrays.stream(CallPurpose.values()).map(why -> new Choice(why.name(), why.label(), why.name().equals(entered.get("purpose")))).toList());
        page.addAttribute("salutations", SALUTATIONS.stream().map(s -> new Choice(s, s, s.equals(entered.get("salutation")))).toList());
        page.addAttribute("rings", IntStream.rangeClosed(1, MOST_RINGS_SHOWN).mapToObj(n -> new Choice(String.valueOf(n), n + " 声" + (n == MOST_RINGS_SHOWN ? "以上" : ""), String.valueOf(n).equals(entered.get("rings")))).toList());
        page.addAttribute("people", staff.in(Arrays.stream(Role.values()).map(Role::id).toList()).stream().map(p -> new Choice(p.user(), p.name(), p.user().equals(entered.get("wantedPerson")))).toList());
        page.asMap().putIfAbsent("taken", false);
        return "calls";
    }

    @PostMapping("/calls")
    String take(@RequestParam Map<String, String> sent, RedirectAttributes flash) {
        var me = rights.require();
        String task = sent.getOrDefault("task", "").strip();
        try {
            Taken taken = task.isEmpty() ? flow.start(me, call(sent)) : flow.answer(me, task, call(sent));
            flash.addFlashAttribute("taken", taken);
            return "redirect:/calls";
        } catch (BadUserRequestException | IllegalArgumentException refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            Map<String, String> entered = new LinkedHashMap<>();
            sent.forEach((name, value) -> {
                if (TEXTS.contains(name) || name.equals("rings")) entered.put(name, value);
            });
            flash.addFlashAttribute("entered", entered);
            return "redirect:/calls" + (task.isEmpty() ? "" : "?task=" + task);
        }
    }

    /** What the form takes: untouched fields are left out, what only some purposes ask is left out for the others. */
    private static Map<String, Object> call(Map<String, String> sent) {
        Map<String, Object> call = new LinkedHashMap<>();
        TEXTS.stream().filter(name -> !sent.getOrDefault(name, "").isBlank()).forEach(name -> call.put(name, sent.get(name).strip()));
        if (!CallPurpose.PERSON.name().equals(call.get("purpose"))) call.remove("wantedPerson");
        String rings = sent.getOrDefault("rings", "").strip();
        if (!rings.isEmpty()) call.put("rings", rings.matches("\\d{1,3}") ? (Object) Integer.valueOf(rings) : rings);
        return call;
    }

    private static Waiting waiting(Ringing call, String chosen) {
        String line = Arrays.stream(CallLine.values()).filter(l -> l.name().equals(call.line())).map(CallLine::label).findFirst().orElse("");
        return new Waiting(call.taskId(), call.number().isEmpty() ? "没有显示号码" : call.number(), line, call.taskId().equals(chosen));
    }
}
