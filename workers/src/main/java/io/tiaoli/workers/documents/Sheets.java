package io.tiaoli.workers.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.select.NodeTraversor;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wording;

/** Prints body HTML on the company's sheet (A4, head, case number, page x of y) as a PDF that reaches for nothing outside itself. */
@Component
class Sheets {

    /** The facts that every sheet tells beside its body. */
    static final Set<String> NAMES = Set.of("companyName", "companyAddress", "companyPhone", "caseNo", "printedAt");

    /** How deep a paper's content lies in its frame, with room for what a browser adds to tables. */
    private static final int FRAME = 20;
    private static final String OWN_IMAGE = "data:image/png;base64,";

    private final Template frame = Template.of(new Wording("sheet.html", 1, new String(resource("/documents/sheet.html"), StandardCharsets.UTF_8)));
    private final String style = new String(resource("/documents/sheet.css"), StandardCharsets.UTF_8);
    private final Fonts fonts = new Fonts(resource("/fonts/wqy-microhei.ttf"), 1_200);

    Sheets() {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /**
     * @param version of the paper; a first one does not mention it
     * @param body HTML with its values
     * @param facts at least {@link #NAMES}, as they were when the paper was made
     */
    byte[] pdf(String title, int version, String body, Map<String, ?> facts) {
        var values = new HashMap<String, Object>(facts);
        values.put("title", title);
        values.put("edition", version == 1 ? "" : "　第 %d 版".formatted(version));
        values.put("contact", Stream.of("companyAddress", "companyPhone").map(name -> facts.get(name).toString()).filter(text -> !text.isBlank()).collect(Collectors.joining("　")));
        values.put("style", style);
        values.put("body", body);
        var read = Jsoup.parse(frame.with(values));
        NodeTraversor.traverse((node, depth) -> {
            if (depth > Markup.DEEPEST + FRAME) throw new IllegalArgumentException("单据「%s」的内容嵌套超过 %d 层，印不出来".formatted(title, Markup.DEEPEST));
        }, read);
        var page = new W3CDom().fromJsoup(read);
        try (var font = fonts.lend(read.wholeText(), style)) {
            return print(page, font.font());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] print(Document page, TrueTypeFont font) throws IOException {
        var pdf = new ByteArrayOutputStream();
        try (var sheet = new PDDocument()) {
            new PdfRendererBuilder().usePDDocument(sheet).withW3cDocument(page, null).withProducer("Tiaoli").usePdfUaAccessibility(true)
                    .useFont(new PDFontSupplier(PDType0Font.load(sheet, font, true)), "WenQuanYi Micro Hei", 400, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(Sheets::isOurs, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(Sheets::isOurs, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .toStream(pdf).run();
        }
        return pdf.toByteArray();
    }

    private static boolean isOurs(String uri, ExternalResourceType type) {
        return type == ExternalResourceType.IMAGE_RASTER && uri != null && uri.startsWith(OWN_IMAGE);
    }

    private static byte[] resource(String name) {
        try (var in = Sheets.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
