package io.tiaoli.workers.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Refused;

class PapersTest {

    static final String BOTH = "io.tiaoli.testing.Databases#both";

    static byte[] jpeg(int rgb) throws IOException {
        var image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        image.setRGB(5, 5, rgb);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    static byte[] pdf() throws IOException {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    @AfterEach
    void nothingIsLeftUnderAKeyThatOtherTestsDoNotHave() {
        Databases.both().forEach(database -> Databases.jdbc(database).sql("delete from personal_paper").update());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void nothingOfThePictureStandsInTheTableAndWhoeverViewsItIsRecorded(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        var paper = safe.keep(PaperKind.DRIVING_LICENCE, "张伟", jpeg(0xFFFFFF));

        assertThat(new String(safe.stored(paper), StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        assertThat(safe.papers().acts(paper.id())).isEmpty();
        assertThat(ImageIO.read(new ByteArrayInputStream(safe.papers().view(paper.id(), "reception-desk-1"))).getWidth()).isEqualTo(60);
        safe.pass(1);
        safe.papers().view(paper.id(), "showroom-manager-1");
        assertThat(safe.papers().acts(paper.id())).extracting(PaperAct::who).containsExactly("reception-desk-1", "showroom-manager-1");
        assertThat(safe.papers().acts(paper.id())).allSatisfy(act -> assertThat(act.what()).isEqualTo(PaperAct.What.VIEWED));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSameFileIsKeptOnceAHolderAndSealedDifferentlyEachTime(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        var first = safe.keep(PaperKind.DRIVING_LICENCE, "张伟", jpeg(1));
        assertThat(safe.keep(PaperKind.DRIVING_LICENCE, " 张伟 ", jpeg(1)).id()).isEqualTo(first.id());
        var second = safe.keep(PaperKind.DRIVING_LICENCE, "李娜", jpeg(1));
        assertThat(safe.papers().of(safe.caseNo)).hasSize(2);
        assertThat(safe.stored(second)).isNotEqualTo(safe.stored(first));
        assertThat(safe.papers().newest(safe.caseNo, PaperKind.DRIVING_LICENCE, Optional.of("李娜"))).contains(second);
        assertThat(safe.papers().newest(safe.caseNo, PaperKind.ID_CARD, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void changedBytesAndBytesOfAnotherRowDoNotOpen(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        var mine = safe.keep(PaperKind.ID_CARD, "张伟", jpeg(1));
        var other = safe.keep(PaperKind.ID_CARD, "李娜", jpeg(2));
        safe.jdbc.sql("update personal_paper set sealed = ? where id = ?").params(safe.stored(other), mine.id()).update();
        assertThatThrownBy(() -> safe.papers().view(mine.id(), "finance-1")).isInstanceOf(IllegalStateException.class);

        byte[] changed = safe.stored(other);
        changed[changed.length / 2] ^= 1;
        safe.jdbc.sql("update personal_paper set sealed = ? where id = ?").params(changed, other.id()).update();
        assertThatThrownBy(() -> safe.papers().view(other.id(), "finance-1")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aNewKeySealsWhileTheOldOneStillOpensAndAStartWithoutItIsRefused(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        var old = safe.keep(PaperKind.POLICY, "张伟", pdf());
        var changed = safe.papers(Safe.OTHER_KEY + ", " + Safe.KEY);
        var fresh = changed.keep(new NewPaper(safe.caseNo, "s", PaperKind.POLICY, "李娜", "policy.pdf", pdf()), "insurance-specialist-1");
        assertThat(changed.view(old.id(), "x")).isEqualTo(pdfOf(changed, old));
        assertThat(fresh.contentType()).isEqualTo("application/pdf");
        assertThatThrownBy(() -> safe.papers(Safe.KEY)).hasMessageContaining("环境变量 TIAOLI_FILES_KEY 缺少旧密钥（指纹 ").hasMessageNotContaining(Safe.KEY);
    }

    private static byte[] pdfOf(Papers papers, Paper paper) {
        return papers.view(paper.id(), "y");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCopyGoesSomeDaysAfterItsCaseEndedAndItsRowStays(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        safe.settings.setProperty("TIAOLI_FILES_KEEP_DAYS", "30");
        safe.settings.setProperty("TIAOLI_FILES_KEEP_DAYS_ID_CARD", "3");
        safe.openCase();
        var licence = safe.keep(PaperKind.DRIVING_LICENCE, "张伟", jpeg(1));
        var card = safe.keep(PaperKind.ID_CARD, "张伟", jpeg(2));
        safe.pass(400);
        assertThat(safe.retention().runOnce()).as("the case still runs").isZero();

        safe.closeCase();
        safe.pass(3);
        assertThat(safe.retention().runOnce()).as("the third day still counts").isZero();
        safe.pass(1);
        assertThat(safe.retention().runOnce()).isEqualTo(1);
        assertThat(safe.papers().find(card.id()).orElseThrow().deletedAt()).isPresent();
        assertThat(safe.hasBytes(card)).isFalse();
        assertThat(safe.hasBytes(licence)).isTrue();
        assertThat(safe.papers().acts(card.id())).extracting(PaperAct::what).containsExactly(PaperAct.What.DELETED);
        assertThatThrownBy(() -> safe.papers().view(card.id(), "finance-1")).hasMessage("这份证件已按期删除，不能再查看");
        assertThat(safe.papers().acts(card.id())).as("nothing was seen").hasSize(1);

        safe.pass(26);
        assertThat(safe.retention().runOnce()).isZero();
        safe.pass(1);
        assertThat(safe.retention().runOnce()).isEqualTo(1);
        assertThat(safe.papers().find(licence.id()).orElseThrow().deletedAt()).isPresent();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPurposeMayEndAtAnotherTimeThanTheCase(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        safe.settings.setProperty("TIAOLI_FILES_KEEP_DAYS", "0");
        safe.openCase();
        var policy = safe.keep(PaperKind.POLICY, "张伟", pdf());
        var card = safe.keep(PaperKind.ID_CARD, "张伟", jpeg(1));
        var keep = new KeepPapers(safe.papers());
        keep.run(new KeepPapers.In(Optional.of(PaperKind.POLICY), safe.today().plusDays(365)), safe.step());
        safe.closeCase();
        safe.pass(1);
        safe.retention().runOnce();
        assertThat(safe.papers().find(card.id()).orElseThrow().deletedAt()).isPresent();
        assertThat(safe.papers().find(policy.id()).orElseThrow().deletedAt()).isEmpty();
        safe.pass(365);
        safe.retention().runOnce();
        assertThat(safe.papers().find(policy.id()).orElseThrow().deletedAt()).isPresent();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aStepAsksForTheCopyOfItsHolder(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        var require = new RequirePaper(safe.papers());
        safe.keep(PaperKind.DRIVING_LICENCE, "张伟", jpeg(1));
        assertThatThrownBy(() -> require.run(new RequirePaper.In(PaperKind.DRIVING_LICENCE, Optional.of("李娜")), safe.step())).isInstanceOf(Refused.class)
                .hasMessage("还没有存档李娜的驾驶证，请点上面的「证件」拍照存档");
        var paper = safe.keep(PaperKind.DRIVING_LICENCE, "李娜", jpeg(2));
        assertThat(require.run(new RequirePaper.In(PaperKind.DRIVING_LICENCE, Optional.of("李娜")), safe.step()).paperId()).isEqualTo(paper.id());
        assertThat(require.run(new RequirePaper.In(PaperKind.DRIVING_LICENCE, Optional.empty()), safe.step()).paperId()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatIsNoPaperIsRefusedWithItsName(DriverManagerDataSource database) throws IOException {
        var safe = new Safe(database);
        assertThatThrownBy(() -> safe.keep(PaperKind.ID_CARD, "张伟", "letter".getBytes())).hasMessageContaining("「card.jpg」不是照片");
        assertThatThrownBy(() -> safe.keep(PaperKind.ID_CARD, "张伟", "%PDF-1.7 broken".getBytes())).hasMessageContaining("「card.jpg」打不开");
        assertThatThrownBy(() -> safe.keep(PaperKind.ID_CARD, "  ", jpeg(1))).hasMessageContaining("姓名「」应为 1 至 80 个字");
        assertThat(safe.papers().of(safe.caseNo)).isEmpty();
    }
}
