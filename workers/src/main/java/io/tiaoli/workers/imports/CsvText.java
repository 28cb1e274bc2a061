package io.tiaoli.workers.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a CSV file: UTF-8 with or without byte order mark, or GBK as Chinese Excel saves it. */
public final class CsvText {

    /** Includes GBK and every later character. */
    private static final Charset GBK = Charset.forName("GB18030");

    /** @throws FileRefused when it is no text */
    public static String decode(byte[] content) {
        try {
            return strictly(StandardCharsets.UTF_8, content);
        } catch (CharacterCodingException notUtf8) {
            try {
                return strictly(GBK, content);
            } catch (CharacterCodingException e) {
                throw new FileRefused("文件既不是 UTF-8 也不是 GBK 编码的文本，请在 Excel 里另存为「CSV UTF-8」或 .xlsx");
            }
        }
    }

    private static String strictly(Charset charset, byte[] content) throws CharacterCodingException {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        if (text.indexOf('\0') >= 0) throw new FileRefused("文件不是文本，请上传 CSV 或 .xlsx 文件");
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private CsvText() {}
}
