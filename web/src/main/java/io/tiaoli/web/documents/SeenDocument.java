package io.tiaoli.web.documents;

import org.springframework.stereotype.Component;

import io.tiaoli.web.cases.WhoMaySee;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;

/** Finds a paper for somebody who may see its case. */
@Component
class SeenDocument {

    private final SignedOn signedOn;
    private final WhoMaySee may;
    private final Documents documents;

    SeenDocument(SignedOn signedOn, WhoMaySee may, Documents documents) {
        this.signedOn = signedOn;
        this.may = may;
        this.documents = documents;
    }

    Document require(String id) {
        return documents.find(id).filter(found -> may.may(signedOn.me(), found.caseNo())).orElseThrow(() -> new NotThere("没有这份单据，或者它不归您看"));
    }
}
