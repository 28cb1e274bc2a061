package io.tiaoli.processes.showroom;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.Paper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;

/** A consultant on a test drive: each method is what people do in one step, whoever started it. */
@Component
class TestDriveStory {

    private final Shop shop;
    private final Papers papers;
    private final Documents documents;

    TestDriveStory(Shop shop, Papers papers, Documents documents) {
        this.shop = shop;
        this.papers = papers;
        this.documents = documents;
    }

    Map<String, Object> car() {
        return new HashMap<>(Map.of("available", "YES", "model", "轩逸", "plateNo", "京A66666", "fuelPercent", 50, "clean", true, "mats", true, "sticker", true, "place", true,
                "prepared", true, "testOnly", true));
    }

    void carReady() {
        shop.complete("check-test-car", "testCar", car());
    }

    void plan(String... drivers) {
        plan(2, drivers);
    }

    void plan(int routes, String... drivers) {
        shop.complete("explain-drive", "drivePlan", Map.of("routes", List.of(Map.of("name", "环城路", "km", 8), Map.of("name", "滨河路", "km", 6.5)).subList(0, routes), "routeNo", 1,
                "drivers", Arrays.stream(drivers).map(name -> Map.of("name", name)).toList(), "safetyTold", true));
    }

    /** Copies the licence of a driver with the phone. */
    Paper copy(String caseNo, String driver) {
        return papers.keep(new NewPaper(caseNo, "check-licence", PaperKind.DRIVING_LICENCE, driver, "licence.jpg", Scans.photo()), "sales-consultant-1");
    }

    void licence(String until) {
        shop.complete("check-licence", "licence", Map.of("shown", "YES", "licenceNo", "110101199001011234", "licenceClass", "C1", "expiresOn", until));
    }

    void noLicence() {
        shop.complete("check-licence", "licence", Map.of("shown", "NO"));
    }

    void agree(String caseNo, String driver) {
        sign(caseNo, "试驾协议书", driver);
        shop.complete("sign-agreement", "agreementSigning", Map.of("result", "SIGNED"));
    }

    /** A driver with a valid licence, copied, and a signed agreement. */
    void admitted(String caseNo, String driver) {
        copy(caseNo, driver);
        licence("2030-05-01");
        agree(caseNo, driver);
    }

    void toTheDemonstration() {
        shop.complete("ask-focus", "driveFocus", Map.of("points", List.of("加速", "安静"), "other", ""));
        shop.complete("warm-up", "warmUp", Map.of("occupants", 2, "belts", 2, "warm", true));
        shop.complete("demonstrate-drive", "demonstration", Map.of("ending", "NORMAL"));
    }

    void changeSeats() {
        shop.complete("change-seats", "seatChange", Map.of("stopped", true, "adjusted", true, "repeated", true));
    }

    void driven(String ending, int minutes, double km) {
        shop.complete("customer-drives", "customerDrive", Map.of("ending", ending, "minutes", minutes, "km", km));
    }

    void talk(String caseNo, String intention) {
        shop.complete("collect-feedback", "driveFeedback", Map.of("overall", "5", "quietness", "4", "comments", "很安静"));
        sign(caseNo, "试乘试驾反馈表", "张伟");
        shop.complete("probe-intention", "driveIntention", Map.of("intention", intention, "feedbackResult", "SIGNED"));
    }

    /** From the ready car to the customer's word about buying. */
    void drive(String caseNo, String driver, String intention) {
        carReady();
        plan(driver);
        admitted(caseNo, driver);
        toTheDemonstration();
        changeSeats();
        driven("NORMAL", 20, 8.5);
        talk(caseNo, intention);
    }

    void sign(String caseNo, String title, String name) {
        documents.sign(paper(caseNo, title).id(), name, Scans.signature(), "sales-consultant-1");
    }

    Document paper(String caseNo, String title) {
        return documents.of(caseNo).stream().filter(paper -> paper.title().equals(title)).reduce((first, last) -> last).orElseThrow();
    }

    /** Whom the page for signing offers. */
    Optional<String> signerOf(String caseNo, String title) {
        return documents.signer(paper(caseNo, title));
    }

    /** What a reader of the PDF sees, without blanks. */
    String textOf(String caseNo, String title) {
        return PdfText.solid(documents.pdf(paper(caseNo, title).id()));
    }
}
