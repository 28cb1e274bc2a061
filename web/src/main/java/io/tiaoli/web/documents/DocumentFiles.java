package io.tiaoli.web.documents;

import java.nio.charset.StandardCharsets;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.workers.documents.Documents;

/** Gives out papers, as PDF and as pictures of their pages. */
@RestController
class DocumentFiles {

    private final SeenDocument seen;
    private final Documents documents;
    private final DocumentPages pages;

    DocumentFiles(SeenDocument seen, Documents documents, DocumentPages pages) {
        this.seen = seen;
        this.documents = documents;
        this.pages = pages;
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> pdf(@PathVariable String id) {
        var document = seen.require(id);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(document.fileName(), StandardCharsets.UTF_8).build().toString())
                .body(documents.pdf(id));
    }

    @GetMapping("/documents/{id}/pages/{page}")
    ResponseEntity<byte[]> page(@PathVariable String id, @PathVariable int page) {
        seen.require(id);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.noStore()).body(pages.page(documents.pdf(id), page));
    }
}
