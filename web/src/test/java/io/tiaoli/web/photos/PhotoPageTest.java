package io.tiaoli.web.photos;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Optional;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.web.testing.Pictures;
import io.tiaoli.workers.documents.NewPhoto;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;

@AppTest
class PhotoPageTest {

    @Autowired MockMvc http;
    @Autowired Desk desk;
    @Autowired Orders orders;
    @Autowired Photos photos;

    @Test
    @DisplayName("with a phone two photos go up with their note, and a file that is none says why and stays with what was typed")
    void upload() {
        var order = orders.open();
        var task = orders.collect(order, 10_000);
        var page = desk.phone("cashier-1", "/tasks/" + task.getId() + "/photos");
        assertThat(page.getByText("还没有照片")).isVisible();

        page.getByLabel("拍的是什么").selectOption("ODOMETER");
        page.getByLabel("备注（可不填）").fill("20,123 公里");
        page.locator("#file").setInputFiles(new FilePayload[] {new FilePayload("meter.jpg", "image/jpeg", Pictures.jpeg()), new FilePayload("letter.jpg", "image/jpeg", "no picture".getBytes()),
                new FilePayload("seat.jpg", "image/jpeg", Pictures.jpeg())});
        page.getByText("上传", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("#photos figure")).hasCount(2);
        assertThat(page.locator("#uploads")).containsText("照片「letter.jpg」不是照片；只接受 JPEG 和 PNG");
        assertThat(page.locator("#uploads li")).hasCount(1);
        assertThat(page.getByLabel("备注（可不填）")).hasValue("20,123 公里");
        assertThat(page.getByLabel("拍的是什么")).hasValue("ODOMETER");
        assertThat(photos.of(order.caseNo())).hasSize(2).allSatisfy(photo -> {
            assertThat(photo.kind()).isEqualTo(Photo.Kind.ODOMETER);
            assertThat(photo.note()).contains("20,123 公里");
            assertThat(photo.step()).isEqualTo("request-payment");
            assertThat(photo.takenBy()).isEqualTo("cashier-1");
        });
        page.waitForFunction("() => [...document.querySelectorAll('#photos img')].every(image => image.complete && image.naturalWidth > 0)");
        Browser.screenshot(page, "photos-phone");
    }

    @Test
    @DisplayName("when the network breaks, photo, kind and note stay and go up at the next try")
    void networkBreaks() {
        var order = orders.open();
        var task = orders.collect(order, 10_000);
        var page = desk.phone("cashier-1", "/tasks/" + task.getId() + "/photos");
        page.getByLabel("备注（可不填）").fill("左前门划痕");
        page.locator("#file").setInputFiles(new FilePayload("door.jpg", "image/jpeg", Pictures.jpeg()));
        page.context().setOffline(true);
        page.getByText("上传", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#uploads .problem")).containsText("网络断开了，照片还在这里");

        page.context().setOffline(false);
        page.getByText("再试一次").click();

        assertThat(page.locator("#photos figure")).hasCount(1);
        assertThat(page.locator("#uploads li")).hasCount(0);
        assertThat(photos.of(order.caseNo())).singleElement().satisfies(photo -> assertThat(photo.note()).contains("左前门划痕"));
    }

    @Test
    @DisplayName("photos are taken by whoever works the task and seen by whoever sees the case; for others they are not there")
    void rights() throws Exception {
        var order = orders.open();
        var task = orders.collect(order, 10_000);
        var photo = photos.add(new NewPhoto(order.caseNo(), "walk-round", Photo.Kind.DAMAGE, "door.jpg", Pictures.jpeg(), Optional.empty()), "cashier-1");
        var file = new MockMultipartFile("file", "x.jpg", "image/jpeg", Pictures.jpeg());

        http.perform(get("/photos/" + photo.id()).with(as("cashier-1"))).andExpect(status().isOk()).andExpect(content().contentType("image/jpeg"));
        http.perform(get("/photos/" + photo.id() + "/thumbnail").with(as("cashier-1"))).andExpect(status().isOk());
        http.perform(get("/photos/" + photo.id()).with(as("car-washer-1"))).andExpect(status().isNotFound());
        http.perform(get("/photos/" + photo.id() + "/thumbnail").with(as("car-washer-1"))).andExpect(status().isNotFound());
        http.perform(get("/photos/no-such").with(as("administrator-1"))).andExpect(status().isNotFound());
        http.perform(get("/tasks/" + task.getId() + "/photos").with(as("car-washer-1"))).andExpect(status().isNotFound());
        http.perform(multipart("/api/tasks/" + task.getId() + "/photos").file(file).param("kind", "DAMAGE").with(as("car-washer-1")).with(csrf())).andExpect(status().isNotFound());
        http.perform(multipart("/api/tasks/" + task.getId() + "/photos").file(file).param("kind", "SELFIE").with(as("cashier-1")).with(csrf())).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value(containsString("照片的类别「SELFIE」不对")));
        assertThat(photos.of(order.caseNo())).hasSize(1);
    }
}
