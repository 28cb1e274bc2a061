package io.tiaoli.web.photos;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.tiaoli.web.cases.Words;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.tasks.OpenTask;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;

/** The page on which whoever works a task takes photos. */
@Controller
class PhotoPage {

    record Choice(String value, String label) {}

    /** A photo as the page lists it; also the answer to an upload. */
    record Shown(String id, String kind, String note, String by, String at) {}

    private final SignedOn signedOn;
    private final OpenTask tasks;
    private final Photos photos;
    private final StaffNames names;

    PhotoPage(SignedOn signedOn, OpenTask tasks, Photos photos, StaffNames names) {
        this.signedOn = signedOn;
        this.tasks = tasks;
        this.photos = photos;
        this.names = names;
    }

    @GetMapping("/tasks/{id}/photos")
    String show(@PathVariable String id, Model page) {
        var found = tasks.require(signedOn.me(), id);
        List<Shown> taken = photos.of(found.caseNo()).stream().map(photo -> shown(photo, names)).toList();
        page.addAttribute("title", "拍照");
        page.addAttribute("taskId", id);
        page.addAttribute("taskName", found.task().getName());
        page.addAttribute("caseNo", found.caseNo());
        page.addAttribute("kinds", Arrays.stream(Photo.Kind.values()).map(kind -> new Choice(kind.name(), Words.kind(kind))).toList());
        page.addAttribute("photos", taken);
        return "photos";
    }

    static Shown shown(Photo photo, StaffNames names) {
        return new Shown(photo.id(), Words.kind(photo.kind()), photo.note().orElse(""), names.name(photo.takenBy()), Times.text(photo.takenAt()));
    }
}
