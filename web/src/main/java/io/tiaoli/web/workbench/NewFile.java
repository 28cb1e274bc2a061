package io.tiaoli.web.workbench;

import java.util.Map;

/** What a file holds when an owner begins it in the browser: the least that the check and the editors take. */
final class NewFile {

    private static final Map<FlowFile, String> CONTENTS = Map.of(
            FlowFile.FORM, """
                    {
                      "type": "default",
                      "id": "%1$s",
                      "schemaVersion": 16,
                      "components": [
                        {
                          "type": "group",
                          "id": "sheet",
                          "label": "要填的内容",
                          "path": "newSheet",
                          "components": [
                            { "type": "textarea", "id": "note", "key": "note", "label": "说明" }
                          ]
                        }
                      ]
                    }
                    """,
            FlowFile.DECISION, """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="%1$s-definitions" name="新的决策" namespace="https://tiaoli.io/flows">
                      <decision id="%1$s" name="新的决策" camunda:historyTimeToLive="P365D">
                        <decisionTable id="%1$s-table" hitPolicy="FIRST">
                          <input id="%1$s-in" label="输入"><inputExpression id="%1$s-in-value" typeRef="string"><text>given</text></inputExpression></input>
                          <output id="%1$s-out" label="结果" name="decided" typeRef="string" />
                          <rule id="%1$s-row-1"><description>其余情况</description><inputEntry id="%1$s-row-1-in"><text></text></inputEntry><outputEntry id="%1$s-row-1-out"><text>"OTHER"</text></outputEntry></rule>
                        </decisionTable>
                      </decision>
                    </definitions>
                    """,
            FlowFile.EXAMPLES, "given,=> decided\n任意,OTHER\n",
            FlowFile.SMS, "您好，\n",
            FlowFile.MAIL, "主题：请写上主题\n\n您好，\n",
            FlowFile.CALL, "您好，这里是{{companyName}}。\n",
            FlowFile.PAPER, "<p>正文</p>\n");

    /** @throws IllegalArgumentException in Chinese, for a kind that cannot be begun here */
    static String content(String name) {
        var content = CONTENTS.get(FlowFile.of(name));
        if (content == null) throw new IllegalArgumentException("「%s」不能在这里新建，请上传".formatted(name));
        return content.formatted(name.substring(0, name.lastIndexOf('.')));
    }

    private NewFile() {}
}
