package io.tiaoli.processes.flows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks that each file of a folder is text as all readers of it read it: in UTF-8, of a bounded length, without what no database keeps. */
final class TextCheck {

    private static final int LARGEST = 5 * 1024 * 1024;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    static List<Finding> findings(FlowFolder folder) {
        List<Finding> findings = new ArrayList<>();
        folder.files().forEach((file, content) -> {
            if (content.length > LARGEST) findings.add(new Finding(file, "", "有 %d 字节，最多 %d 字节".formatted(content.length, LARGEST)));
            else if (!isText(content)) findings.add(new Finding(file, "", "不是 UTF-8 编码的文字，或者里面有看不见的控制字符；请另存为 UTF-8"));
        });
        return findings;
    }

    private static boolean isText(byte[] content) {
        try {
            return !INVISIBLE.matcher(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content))).find();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private TextCheck() {}
}
