package io.tiaoli.web.photos;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import io.tiaoli.web.cases.WhoMaySee;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.tasks.OpenTask;
import io.tiaoli.workers.documents.NewPhoto;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;

/** Takes photos in, for whoever works the task, and gives them out to whoever may see the case. */
@RestController
class PhotoApi {

    private static final CacheControl NEVER_CHANGES = CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable();

    private final SignedOn signedOn;
    private final OpenTask tasks;
    private final WhoMaySee may;
    private final Photos photos;
    private final StaffNames names;

    PhotoApi(SignedOn signedOn, OpenTask tasks, WhoMaySee may, Photos photos, StaffNames names) {
        this.signedOn = signedOn;
        this.tasks = tasks;
        this.may = may;
        this.photos = photos;
        this.names = names;
    }

    @PostMapping("/api/tasks/{id}/photos")
    PhotoPage.Shown add(@PathVariable String id, @RequestParam MultipartFile file, @RequestParam String kind, @RequestParam(defaultValue = "") String note) throws IOException {
        var me = signedOn.me();
        var found = tasks.require(me, id);
        String name = Optional.ofNullable(file.getOriginalFilename()).filter(n -> !n.isBlank()).orElse("照片");
        var photo = new NewPhoto(found.caseNo(), found.task().getTaskDefinitionKey(), kind(kind), name, file.getBytes(), Optional.of(note).filter(n -> !n.isBlank()));
        return PhotoPage.shown(photos.add(photo, me.user()), names);
    }

    private static Photo.Kind kind(String name) {
        return Arrays.stream(Photo.Kind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("照片的类别「%s」不对，请在列表里选一种".formatted(name)));
    }

    @GetMapping("/photos/{id}")
    ResponseEntity<byte[]> picture(@PathVariable String id) {
        return file(id, photos::picture);
    }

    @GetMapping("/photos/{id}/thumbnail")
    ResponseEntity<byte[]> thumbnail(@PathVariable String id) {
        return file(id, photos::thumbnail);
    }

    private ResponseEntity<byte[]> file(String id, Function<String, byte[]> bytes) {
        var photo = photos.find(id).filter(found -> may.may(signedOn.me(), found.caseNo())).orElseThrow(() -> new NotThere("没有这张照片，或者它不归您看"));
        return ResponseEntity.ok().cacheControl(NEVER_CHANGES).contentType(MediaType.parseMediaType(photo.contentType())).body(bytes.apply(id));
    }
}
