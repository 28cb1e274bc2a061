package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.tiaoli.testing.PdfText;

class SheetsTest {

    final Sheets sheets = new Sheets();

    byte[] printed(String body) {
        return sheets.pdf("结算单", 1, body, new DocumentFacts(Desk.COMPANY, Clock.systemUTC()).of("RO-20261121-0007"));
    }

    @Test
    void printsTheSignsThatStaffUse() throws IOException {
        var pdf = printed("<p>龘 犇 喆 淼　①②③ √ □ ■ ℃ ㎡ ¥283.00 ￥283 5W-30 〔2025〕 「旧件」…—</p>");
        assertThat(PdfText.of(pdf)).contains("龘 犇 喆 淼", "①②③ √ □ ■ ℃ ㎡ ¥283.00 ￥283 5W-30 〔2025〕 「旧件」…—");
    }

    @Test
    void carriesItsOwnSmallFont() throws IOException {
        var pdf = printed("<h2>项目</h2><p><b>机油</b> 1 L</p>");
        assertThat(pdf.length).isLessThan(100_000);
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font).isInstanceOf(PDType0Font.class);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+WenQuanYi.*");
                }
            }
        }
    }

    @Test
    void numbersItsPagesAndRepeatsTheHeadOfAList() {
        var rows = IntStream.rangeClosed(1, 60).mapToObj(n -> "<tr><td>配件" + n + "</td><td class=\"num\">¥1.00</td></tr>").reduce("", String::concat);
        var pdf = printed("<table class=\"lines\"><thead><tr><th>品名</th><th class=\"num\">金额</th></tr></thead><tbody>" + rows + "</tbody></table>");
        Papers.page(pdf, 1, "second-page");
        assertThat(PdfText.of(pdf)).contains("第 1 页 / 共 3 页", "第 3 页 / 共 3 页", "配件60").containsPattern("(?s)品名.*品名.*品名");
    }

    @Test
    void reachesForNothingOutside(@TempDir Path folder) throws IOException {
        var secret = folder.resolve("secret.css");
        Files.writeString(secret, "h1:after { content: 'leaked' }");
        var image = folder.resolve("photo.png");
        Files.write(image, Papers.signature());
        var calls = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var there = "http://localhost:" + server.getAddress().getPort();
            var pdf = printed("""
                    <link rel="stylesheet" href="%1$s/a.css"/><link rel="stylesheet" href="%2$s"/><style>@import url(%1$s/b.css); @import url(%2$s);
                    @font-face { font-family: x; src: url(%1$s/c.ttf) } p { font-family: x; background: url(%1$s/d.png) }</style>
                    <p>正文</p><img src="%1$s/e.png"/><img src="%3$s"/><img src="//localhost/f.png"/><object data="%1$s/g.pdf" type="application/pdf"></object>
                    <iframe src="%1$s/h.html"></iframe><img src="data:image/svg+xml;base64,PHN2Zy8+"/><a href="%2$s" download="x">x</a>
                    <script src="%1$s/i.js"></script>""".formatted(there, secret.toUri(), image.toUri()));
            assertThat(calls).hasValue(0);
            assertThat(Papers.images(pdf)).isZero();
            assertThat(PdfText.of(pdf)).contains("正文").doesNotContain("leaked");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void showsAPictureThatItWasGiven() {
        assertThat(Papers.images(printed("<img src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(Papers.signature()) + "\"/>"))).isEqualTo(1);
    }
}
