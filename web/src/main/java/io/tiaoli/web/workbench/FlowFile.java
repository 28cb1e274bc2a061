package io.tiaoli.web.workbench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of files that a flow folder holds. */
public enum FlowFile {

    DIAGRAM("bpmn", "流程图"), FORM("form", "表单"), DECISION("dmn", "决策表"), EXAMPLES("csv", "决策的例子"), SHEET("checklist", "查核表"), CASES("cases.json", "测试案例"), SMS("sms", "短信"), CALL("call", "话术"), MAIL("mail", "邮件"), PAPER("html", "单据");

    private final String ending;
    private final String label;

    FlowFile(String ending, String label) {
        this.ending = ending;
        this.label = label;
    }

    /** Whether people write it as plain text. */
    boolean isText() {
        return this != DIAGRAM && this != FORM && this != DECISION;
    }

    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException in Chinese, for any other kind */
    static FlowFile of(String name) {
        return Arrays.stream(values()).filter(kind -> name.endsWith("." + kind.ending)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "「%s」不是流程文件夹里的文件。可以有：%s".formatted(name, Arrays.stream(values()).map(kind -> kind.label + " ." + kind.ending).collect(Collectors.joining("、")))));
    }

    /**
     * The name without folders.
     *
     * @throws IllegalArgumentException in Chinese, when it is no name of a flow's file
     */
    static String plain(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        of(name);
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,119}")) throw new IllegalArgumentException("文件名「%s」只能用小写字母、数字、短横线和点，最长 120 个字符".formatted(name));
        return name;
    }
}
