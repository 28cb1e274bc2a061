package io.tiaoli.web.cases;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.papers.Papers;

/** The papers and pictures of a case. */
@Component
class CasePapers {

    /** {@code sign} says whether it waits for a signature; {@code signed} and {@code reason} are null where there is none. */
    record Paper(String id, String title, int version, String state, boolean sign, boolean old, String at, String signed, String reason, String of) {}

    record Picture(String id, String kind, String note, String by, String at) {}

    private final Documents documents;
    private final Photos photos;
    private final Papers copies;
    private final StaffNames names;

    CasePapers(Documents documents, Photos photos, Papers copies, StaffNames names) {
        this.documents = documents;
        this.photos = photos;
        this.copies = copies;
        this.names = names;
    }

    List<Paper> papers(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> documents.of(caseNo).stream().map(document -> shown(document, family.other(caseNo)))).toList();
    }

    private Paper shown(Document document, String of) {
        boolean sign = documents.awaitsSignature(document);
        return new Paper(document.id(), document.title(), document.version(), Words.state(document, sign), sign, document.state() == Document.State.SUPERSEDED, Times.text(document.madeAt()),
                document.signature().map(s -> "%s，%s，见证人 %s".formatted(s.name(), Times.text(s.at()), names.name(s.witness()))).orElse(null), document.reason().orElse(null), of);
    }

    List<Picture> pictures(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> photos.of(caseNo).stream()).map(this::shown).toList();
    }

    /** How many copies of people's papers there are; null, which a template reads as none, for zero. */
    Integer copies(CaseFamily family) {
        int count = family.numbers().stream().mapToInt(caseNo -> copies.of(caseNo).size()).sum();
        return count == 0 ? null : count;
    }

    private Picture shown(Photo photo) {
        return new Picture(photo.id(), Words.kind(photo.kind()), photo.note().orElse(""), names.name(photo.takenBy()), Times.text(photo.takenAt()));
    }
}
