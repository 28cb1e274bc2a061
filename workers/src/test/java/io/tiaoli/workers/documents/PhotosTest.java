package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;

class PhotosTest {

    static final String BOTH = "io.tiaoli.testing.Databases#both";
    static final Instant NOW = Instant.parse("2026-11-21T01:05:00Z");

    final String caseNo = "RO-" + UUID.randomUUID();

    static Photos photos(DriverManagerDataSource database) {
        return new Photos(Databases.jdbc(database), Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
    }

    NewPhoto photo(String name, byte[] file) {
        return new NewPhoto(caseNo, "walk-round", Photo.Kind.DAMAGE, name, file, Optional.of("左前门划痕"));
    }

    /** Red left half, blue right half. */
    static BufferedImage flag(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    /** A JPEG with an EXIF block that holds an orientation and a place. */
    static byte[] jpeg(BufferedImage image, int orientation) throws IOException {
        var plain = Papers.encoded(image, "jpeg");
        var exif = ByteBuffer.allocate(80);
        exif.putShort((short) 0xFFE1).putShort((short) 78).put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8)
                .putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0)
                .put("GPS 31.2304N 121.4737E".getBytes(StandardCharsets.ISO_8859_1));
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        bytes.write(exif.array());
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    static BufferedImage decoded(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    static boolean isRed(BufferedImage image, double x, double y) {
        var color = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
        return color.getRed() > 150 && color.getBlue() < 100;
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void keepsAPhotoWithASmallPicture(DriverManagerDataSource database) throws IOException {
        var photos = photos(database);
        var file = jpeg(flag(3000, 1500), 1);
        var kept = photos.add(photo("IMG_0001.jpg", file), "service-advisor-1");

        assertThat(kept).extracting(Photo::caseNo, Photo::step, Photo::kind, Photo::fileName, Photo::contentType, Photo::width, Photo::height, Photo::takenBy, Photo::takenAt)
                .containsExactly(caseNo, "walk-round", Photo.Kind.DAMAGE, "IMG_0001.jpg", "image/jpeg", 2560, 1280, "service-advisor-1", NOW);
        assertThat(kept.note()).contains("左前门划痕");
        assertThat(kept.sha256()).isEqualTo(Fingerprint.sha256(file));
        assertThat(kept.byteCount()).isEqualTo(photos.picture(kept.id()).length);
        var thumbnail = decoded(photos.thumbnail(kept.id()));
        assertThat(thumbnail.getWidth()).isEqualTo(400);
        assertThat(thumbnail.getHeight()).isEqualTo(200);
        assertThat(isRed(thumbnail, 0.25, 0.5)).isTrue();
        assertThat(isRed(thumbnail, 0.75, 0.5)).isFalse();
        assertThat(photos.of(caseNo)).containsExactly(kept);
        assertThat(photos.find(kept.id())).contains(kept);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void turnsAPhotoUprightAndForgetsWhereItWasTaken(DriverManagerDataSource database) throws IOException {
        var photos = photos(database);
        for (int orientation = 1; orientation <= 8; orientation++) {
            var file = jpeg(flag(80, 40), orientation);
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("31.2304N");
            var kept = photos.add(photo(orientation + ".jpg", file), "service-advisor-1");
            var picture = photos.picture(kept.id());
            assertThat(new String(picture, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "31.2304N");
            var upright = decoded(picture);
            boolean lies = orientation >= 5;
            assertThat(upright.getWidth()).as("width of orientation %d", orientation).isEqualTo(lies ? 40 : 80);
            assertThat(kept.height()).isEqualTo(lies ? 80 : 40);
            boolean redComesFirst = orientation == 1 || orientation == 4 || orientation == 5 || orientation == 6;
            assertThat(isRed(upright, lies ? 0.5 : 0.2, lies ? 0.2 : 0.5)).as("orientation %d", orientation).isEqualTo(redComesFirst);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void tellsTheMirroredOrientationsApart(DriverManagerDataSource database) throws IOException {
        var photos = photos(database);
        var corner = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        var pen = corner.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 40, 20);
        pen.dispose();
        double[][] whereItEndsUp = {{.2, .2}, {.8, .2}, {.8, .8}, {.2, .8}, {.2, .2}, {.8, .2}, {.8, .8}, {.2, .8}};
        for (int orientation = 1; orientation <= 8; orientation++) {
            var upright = decoded(photos.picture(photos.add(photo("x.jpg", jpeg(corner, orientation)), "x").id()));
            for (double x : new double[] {.2, .8}) {
                for (double y : new double[] {.2, .8}) {
                    boolean here = x == whereItEndsUp[orientation - 1][0] && y == whereItEndsUp[orientation - 1][1];
                    assertThat(isRed(upright, x, y)).as("orientation %d at %s %s", orientation, x, y).isEqualTo(here);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void takesPngAndPutsClearPartsOnWhite(DriverManagerDataSource database) throws IOException {
        var photos = photos(database);
        var kept = photos.add(photo("截图.png", Papers.png(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB))), "x");
        assertThat(new Color(decoded(photos.picture(kept.id())).getRGB(25, 25))).isEqualTo(Color.WHITE);
        assertThat(kept.contentType()).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theSameFileTwiceIsOnePhotoOfTheCase(DriverManagerDataSource database) throws Exception {
        var photos = photos(database);
        var file = jpeg(flag(600, 300), 1);
        var desk = Executors.newFixedThreadPool(4);
        for (var sent : desk.invokeAll(Collections.<Callable<Photo>>nCopies(4, () -> photos.add(photo("a.jpg", file), "x")))) sent.get();
        desk.shutdown();
        assertThat(photos.of(caseNo)).hasSize(1);
        var other = new NewPhoto("RO-" + UUID.randomUUID(), "walk-round", Photo.Kind.OTHER, "a.jpg", file, Optional.empty());
        assertThat(photos.add(other, "x").id()).isNotEqualTo(photos.of(caseNo).get(0).id());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void keepsAPhotoOfManyMegabytes(DriverManagerDataSource database) {
        var photos = photos(database);
        var noise = new BufferedImage(2560, 2560, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < 2560; x++) for (int y = 0; y < 2560; y++) noise.setRGB(x, y, random.nextInt());
        var kept = photos.add(photo("noise.jpg", Papers.encoded(noise, "jpeg")), "x");
        assertThat(kept.byteCount()).isGreaterThan(3_000_000);
        assertThat(photos.picture(kept.id())).hasSize(kept.byteCount());
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aBrokenExifBlockIsNoReasonToRefuse(DriverManagerDataSource database) throws IOException {
        var file = jpeg(flag(80, 40), 6);
        Arrays.fill(file, 14, 20, (byte) 0x7F);
        assertThat(photos(database).add(photo("x.jpg", file), "x").width()).isEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void refusesWhatIsNoPhotoAndSaysWhy(DriverManagerDataSource database) throws IOException {
        var photos = photos(database);
        refused(photos, "空.jpg", new byte[0], "空文件");
        refused(photos, "合同.pdf", "%PDF-1.7 ...............".getBytes(StandardCharsets.ISO_8859_1), "不是照片；只接受 JPEG 和 PNG");
        refused(photos, "IMG_1.heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1), "HEIC");
        refused(photos, "a.webp", "RIFF\0\0\0\0WEBPVP8 ....".getBytes(StandardCharsets.ISO_8859_1), "WebP");
        refused(photos, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "不是照片");
        refused(photos, "大.jpg", Arrays.copyOf(jpeg(flag(80, 40), 1), 10 * 1024 * 1024 + 1), "有 10.0 MB，最大 10 MB");
        var whole = jpeg(flag(800, 400), 1);
        refused(photos, "断.jpg", Arrays.copyOf(whole, whole.length / 2), "不完整");
        var png = Papers.png(flag(800, 400));
        refused(photos, "断.png", Arrays.copyOf(png, png.length / 2), "已损坏");
        refused(photos, "假.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2, (byte) 0xFF, (byte) 0xD9}, "已损坏");
        refused(photos, "炸弹.png", hugePng(), "为 50000×50000 像素，最多 4000 万像素");
        var wordy = new NewPhoto(caseNo, "walk-round", Photo.Kind.OTHER, "a.jpg", whole, Optional.of("字".repeat(501)));
        assertThatThrownBy(() -> photos.add(wordy, "x")).hasMessageContaining("有 501 个字，最多 500 个字");
        assertThat(photos.of(caseNo)).isEmpty();
    }

    void refused(Photos photos, String name, byte[] file, String why) {
        assertThatThrownBy(() -> photos.add(photo(name, file), "x")).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("照片「" + name + "」").hasMessageContaining(why);
    }

    /** A few bytes that claim 2.5 thousand million pixels. */
    static byte[] hugePng() {
        var png = Papers.png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }
}
