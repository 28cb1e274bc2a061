package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.Step;

class DocumentsTest {

    static final String BOTH = "io.tiaoli.testing.Databases#both";
    static final Instant NOW = Instant.parse("2026-11-21T01:05:00Z");

    final String caseNo = "RO-" + UUID.randomUUID().toString().substring(0, 13);
    final String kind = "quote-" + UUID.randomUUID();
    final Map<String, Object> repair = new HashMap<>(Map.of("customerName", "张三", "plateNo", "京A12345", "model", "凯美瑞 2.5", "mileage", "20,000 km",
            "phone", "13800000001", "promisedAt", "11月21日 14:30", "quoteTotal", "¥283.00", "lines", List.of(line("保养工时", "¥80.00"), line("半合成机油 5W-30", "¥168.00"),
                    line("机滤", "¥32.00"), line("放油螺塞垫片", "¥3.00"))));

    static Map<String, Object> line(String name, String amount) {
        return Map.of("name", name, "stock", "有货", "quantity", "1", "price", amount, "amount", amount);
    }

    Documents documents(DriverManagerDataSource database) {
        var desk = Desk.over(Databases.jdbc(database), Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")), repair);
        desk.wordings().publish("vehicle-repair", kind + ".html", quote());
        return desk.documents();
    }

    static String quote() {
        try (var in = DocumentsTest.class.getResourceAsStream("quote.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aWorkerPrintsWhatIsKnownOfTheCase(DriverManagerDataSource database) {
        var documents = documents(database);
        var id = new MakeDocument(documents).run(new MakeDocument.In(kind, "维修报价单", Optional.empty()), new Step(caseNo, "vehicle-repair", "make-quote", "a1", NOW)).documentId();

        var pdf = documents.pdf(id);
        Papers.page(pdf, 0, "quote");
        assertThat(PdfText.of(pdf)).contains("上海条理汽车服务有限公司", "维修报价单", "京A12345", "张三", "半合成机油 5W-30", "¥168.00", "¥283.00",
                "打印于 2026年11月21日 09:05", "第 1 页 / 共 1 页", "单号 " + caseNo);
        var document = documents.get(id);
        assertThat(document.state()).isEqualTo(Document.State.DRAFT);
        assertThat(document.madeBy()).isEqualTo("vehicle-repair/make-quote");
        assertThat(document.madeAt()).isEqualTo(NOW);
        assertThat(document.sha256()).isEqualTo(Fingerprint.sha256(pdf));
        assertThat(document.fileName()).isEqualTo("维修报价单-" + caseNo + "-第1版.pdf");
        assertThat(documents.of(caseNo)).containsExactly(document);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aReprintIsTheSamePaperWhateverHasChangedSince(DriverManagerDataSource database) {
        var documents = documents(database);
        var made = documents.make(caseNo, kind, "报价单", "service-advisor-1");
        var before = documents.pdf(made.id());
        repair.put("quoteTotal", "¥999.00");
        documents(database);
        assertThat(documents.pdf(made.id())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSignedPaperShowsTheSignatureAndTheFiguresThatWereSigned(DriverManagerDataSource database) {
        var documents = documents(database);
        var made = documents.make(caseNo, kind, "报价单", "service-advisor-1");
        repair.put("quoteTotal", "¥999.00");

        var signed = documents.sign(made.id(), "张三", Papers.signature(), "service-advisor-1");

        var pdf = documents.pdf(made.id());
        Papers.page(pdf, 0, "quote-signed");
        assertThat(PdfText.of(pdf)).contains("¥283.00", "张三　2026年11月21日 09:05").doesNotContain("¥999.00");
        assertThat(Papers.images(pdf)).isEqualTo(1);
        assertThat(signed.state()).isEqualTo(Document.State.SIGNED);
        assertThat(signed.signature()).contains(new Signature("张三", NOW, "service-advisor-1"));
        assertThat(signed.sha256()).isEqualTo(Fingerprint.sha256(pdf)).isNotEqualTo(made.sha256());
        assertThat(documents.isSigned(caseNo, kind)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSignedPaperNeverChanges(DriverManagerDataSource database) {
        var documents = documents(database);
        var id = documents.make(caseNo, kind, "报价单", "service-advisor-1").id();
        documents.sign(id, "张三", Papers.signature(), "service-advisor-1");
        var signed = documents.pdf(id);
        assertThatThrownBy(() -> documents.sign(id, "李四", Papers.signature(), "service-advisor-1"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("「报价单」第 1 版已由张三于 2026年11月21日 09:05 签名");
        assertThat(documents.pdf(id)).isEqualTo(signed);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void ofTwoWhoSignAtOnceOneIsRefused(DriverManagerDataSource database) throws InterruptedException {
        var documents = documents(database);
        var id = documents.make(caseNo, kind, "报价单", "service-advisor-1").id();
        var outcomes = new ArrayList<String>();
        var desk = Executors.newFixedThreadPool(4);
        List<Callable<String>> signers = IntStream.range(0, 4).<Callable<String>>mapToObj(
                n -> () -> documents.sign(id, "客户" + n, Papers.signature(), "service-advisor-1").signature().orElseThrow().name()).toList();
        for (var outcome : desk.invokeAll(signers)) {
            try {
                outcomes.add(outcome.get());
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("签名，不能再改");
            }
        }
        desk.shutdown();
        assertThat(outcomes).hasSize(1).containsExactly(documents.get(id).signature().orElseThrow().name());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCorrectionIsANewVersionThatMustBeSignedAgain(DriverManagerDataSource database) {
        var documents = documents(database);
        var first = documents.make(caseNo, kind, "报价单", "service-advisor-1");
        documents.sign(first.id(), "张三", Papers.signature(), "service-advisor-1");
        var signed = documents.pdf(first.id());
        repair.put("quoteTotal", "¥315.00");

        var second = documents.correct(first.id(), "漏了机滤", "service-advisor-1");

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.reason()).contains("漏了机滤");
        assertThat(PdfText.of(documents.pdf(second.id()))).contains("¥315.00", "第 2 版");
        assertThat(documents.isSigned(caseNo, kind)).isFalse();
        assertThat(documents.latest(caseNo, kind)).contains(second);
        assertThat(documents.get(first.id()).state()).isEqualTo(Document.State.SUPERSEDED);
        assertThat(documents.get(first.id()).signature()).isPresent();
        assertThat(documents.pdf(first.id())).isEqualTo(signed);
        assertThat(documents.of(caseNo)).extracting(Document::version).containsExactly(1, 2);
        assertThatThrownBy(() -> documents.correct(first.id(), "再改", "service-advisor-1")).hasMessageContaining("已有更新的版本");
        assertThatThrownBy(() -> documents.correct(second.id(), " ", "service-advisor-1")).hasMessageContaining("写明原因");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void papersAboutSeveralThingsOfACaseHaveVersionsOfTheirOwn(DriverManagerDataSource database) {
        var documents = documents(database);
        var worker = new MakeDocument(documents);
        var step = new Step(caseNo, "payment-collection", "make-receipt", "a1", NOW);
        var deposit = documents.get(worker.run(new MakeDocument.In(kind, "收据", Optional.of(caseNo)), step).documentId());
        var rest = documents.get(worker.run(new MakeDocument.In(kind, "收据", Optional.of(caseNo + "-2")), step).documentId());
        assertThat(List.of(deposit.version(), rest.version())).containsExactly(1, 1);
        assertThat(deposit.state()).isEqualTo(Document.State.DRAFT);
        assertThat(PdfText.of(documents.pdf(rest.id()))).doesNotContain("第 2 版");
        assertThat(rest.fileName()).isEqualTo("收据-" + caseNo + "-2-第1版.pdf");

        var corrected = documents.correct(deposit.id(), "抬头写错", "cashier-1");
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.subject()).contains(caseNo);
        assertThat(documents.sign(rest.id(), "张三", Papers.signature(), "cashier-1").state()).as("another paper's newer version does not hinder").isEqualTo(Document.State.SIGNED);
        assertThat(documents.latest(caseNo, kind, Optional.of(caseNo))).contains(corrected);
        assertThat(documents.latest(caseNo, kind)).as("no paper is about the case as a whole").isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSupersededDraftCannotBeSigned(DriverManagerDataSource database) {
        var documents = documents(database);
        var first = documents.make(caseNo, kind, "报价单", "service-advisor-1");
        documents.make(caseNo, kind, "报价单", "service-advisor-1");
        assertThatThrownBy(() -> documents.sign(first.id(), "张三", Papers.signature(), "service-advisor-1")).hasMessageContaining("请打开最新的一版");
        assertThat(documents.get(first.id()).signature()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPaperIsSignedWithTheTextThatItWasMadeFrom(DriverManagerDataSource database) {
        var documents = documents(database);
        var made = documents.make(caseNo, kind, "报价单", "service-advisor-1");
        Desk.over(Databases.jdbc(database), Clock.systemUTC(), repair).wordings().publish("vehicle-repair", kind + ".html", "<p>新的文字</p>");
        documents.sign(made.id(), "张三", Papers.signature(), "service-advisor-1");
        assertThat(PdfText.of(documents.pdf(made.id()))).contains("未经您签字同意").doesNotContain("新的文字");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void refusesWhatIsNoSignature(DriverManagerDataSource database) {
        var documents = documents(database);
        var id = documents.make(caseNo, kind, "报价单", "service-advisor-1").id();
        var white = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        white.createGraphics().fillRect(0, 0, 300, 100);
        var clearOverBlack = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
        clearOverBlack.setRGB(10, 10, new Color(255, 0, 0, 0).getRGB());

        refused(documents, id, "GIF89a".getBytes(StandardCharsets.UTF_8), "不是 PNG");
        refused(documents, id, new byte[300 * 1024 + 1], "最大 300 kB");
        refused(documents, id, Arrays.copyOf(Papers.signature(), 60), "已损坏");
        refused(documents, id, Papers.png(new BufferedImage(4000, 30, BufferedImage.TYPE_INT_RGB)), "4000×30");
        refused(documents, id, Papers.png(white), "空白");
        refused(documents, id, Papers.png(clearOverBlack), "空白");
        assertThatThrownBy(() -> documents.sign(id, " ", Papers.signature(), "service-advisor-1")).hasMessageContaining("签名人");
        assertThat(documents.isSigned(caseNo, kind)).isFalse();
    }

    void refused(Documents documents, String id, byte[] png, String why) {
        assertThatThrownBy(() -> documents.sign(id, "张三", png, "service-advisor-1")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPaperWithoutSignatureFieldCannotBeSigned(DriverManagerDataSource database) {
        var desk = Desk.over(Databases.jdbc(database), Clock.systemUTC(), repair);
        desk.wordings().publish("vehicle-repair", kind + ".html", "<p>{{plateNo}}</p>");
        var id = desk.documents().make(caseNo, kind, "进场记录", "service-advisor-1").id();
        assertThatThrownBy(() -> desk.documents().sign(id, "张三", Papers.signature(), "x")).hasMessageContaining("「进场记录」没有签名栏");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aMissingValueIsNamedAndNothingIsKept(DriverManagerDataSource database) {
        var documents = documents(database);
        repair.remove("quoteTotal");
        assertThatThrownBy(() -> documents.make(caseNo, kind, "报价单", "x")).hasMessageContaining("quoteTotal");
        assertThat(documents.of(caseNo)).isEmpty();
    }
}
