package io.tiaoli.web.workbench.migration;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in Chinese, with the names of steps, what the engine says of mappings and cases. */
final class EngineWords {

    /** {@code %s} is the step that it is about, {@code $1} what the engine names. */
    private static final List<Map.Entry<Pattern, String>> WORDS = List.of(
            say("There is no migration instruction for this instance's activity", "停在「%s」，新版里没有对应的步骤"),
            say("The type of the source activity is not supported.*", "停在「%s」，这种步骤办到一半不能迁移，等它办完再迁"),
            say("Target activity is not async(?:Before|After)", "系统正要办「%s」，新版里这一步的办法不同，等它办完再迁"),
            say("Transition instance is assigned to .*", "刚办完「%s」，在新版里找不到接下去的路"),
            say("A transition instance that instantiates the process.*", "案件刚要开始，还不能迁移"),
            say("The variable '(.*?)' exists in both.*", "「%s」里的变量「$1」在外面也有，迁移会丢掉一个"),
            say("Cannot migrate subscription for compensation handler '(.*?)'.*", "「$1」登记了撤销的办法，新版里没有对应"),
            say("Activities have incompatible types .*", "两步的类型不同，不能对应"),
            say("Events are not of the same type .*", "两个事件的类型不同，不能对应"),
            say("The source activity's event scope \\((.*?)\\) must be mapped to the target activity's event scope \\((.*?)\\)", "它在「$1」上，「$1」也要对应到「$2」"),
            say("The source activity's event scope \\((.*?)\\) must be mapped but.*", "它在「$1」上，新的步骤却不在任何步骤上"),
            say("The closest mapped ancestor '(.*?)' is mapped to scope '(.*?)' which.*", "它在「$1」里面，「$1」对应到「$2」，新的步骤却不在「$2」里面"),
            say("There are multiple mappings for source activity id.*", "这一步对应了不止一次"),
            say("Conditional event has to migrate.*", "等条件的事件要选「按新版，从迁移时重新开始」"),
            say("Cannot update event trigger because.*", "这一步不等时间也不等消息，只能选「保持原来的」"),
            say("The target gateway must have at least the same number.*", "新的汇合进来的路比旧的少，不能对应"),
            say("The gateway's flow scope '(.*?)' must be mapped", "它所在的「$1」也要对应"),
            say("Only one gateway can be mapped to gateway '(.*?)'", "「$1」只能对应一个汇合"),
            say("Target activity '(.*?)' is a descendant of multi-instance body '(.*?)'.*", "「$1」在重复办理的「$2」里面，旧的步骤不在，不能对应"),
            say("Cannot remove the inner activity of a multi-instance body.*", "重复办理的步骤要对应到也是重复办理的步骤"));

    private final Diagram source;
    private final Diagram target;

    EngineWords(Diagram source, Diagram target) {
        this.source = source;
        this.target = target;
    }

    /** @param step id in the old version, which the engine's words are about */
    String of(String words, String step) {
        for (var known : WORDS) {
            Matcher said = known.getKey().matcher(words.strip());
            if (!said.matches()) continue;
            String chinese = known.getValue().replace("%s", name(step));
            for (int group = 1; group <= said.groupCount(); group++) chinese = chinese.replace("$" + group, name(said.group(group)));
            return chinese;
        }
        return "「%s」：流程引擎不允许（%s）".formatted(name(step), words.strip());
    }

    private String name(String id) {
        String plain = id.replace("#multiInstanceBody", "");
        return source.find(plain).isPresent() ? source.name(plain) : target.name(plain);
    }

    private static Map.Entry<Pattern, String> say(String engine, String chinese) {
        return entry(Pattern.compile(engine, Pattern.DOTALL), chinese);
    }
}
