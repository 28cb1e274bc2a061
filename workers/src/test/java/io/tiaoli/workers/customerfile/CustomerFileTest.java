package io.tiaoli.workers.customerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.StoredFormRecords;

class CustomerFileTest {

    static OpenFile.Out open(Archive archive, String caseNo, Customer customer) {
        return archive.run(() -> archive.get(OpenFile.class).run(
                new OpenFile.In(customer.id(), EventKind.CONSULTATION, Archive.NOW, Optional.empty(), Optional.empty()), archive.step(caseNo)));
    }

    static void submit(Archive archive, String caseNo, String record, String json) throws Exception {
        archive.get(StoredFormRecords.class).save(caseNo, record, "a-form", "a-step", new ObjectMapper().readTree(json.replace('\'', '"')), "follow-up-agent-1", Archive.NOW);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void aHouseholdHasOneFileAndEachVisitIsADatedLine(Archive archive) {
        var husband = archive.customer("张伟");
        var wife = archive.customer("李娜");
        archive.get(JdbcClient.class).sql("update customer set household_id = ? where id = ?").params(husband.householdId(), wife.id()).update();
        var first = open(archive, Archive.caseNo(), husband);
        var second = open(archive, Archive.caseNo(), archive.get(Customers.class).get(wife.id()));
        assertThat(first.fileExisted()).isFalse();
        assertThat(second.fileExisted()).isTrue();
        assertThat(second.fileNo()).isEqualTo(first.fileNo()).startsWith("DA-20261123-");
        assertThat(first.fileDueAt()).isEqualTo(Archive.moment("2026-11-25T09:00"));
        assertThat(archive.get(CustomerFiles.class).visits(first.fileNo())).hasSize(2);
        assertThat(archive.get(ContactLog.class).ofCustomer(wife.id())).singleElement().satisfies(line -> assertThat(line.notes()).contains("来店咨询"));
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void aVisitInTheFutureOrACheckInWithoutOrderIsRefused(Archive archive) {
        var customer = archive.customer("张伟");
        var openFile = archive.get(OpenFile.class);
        assertThatThrownBy(() -> openFile.run(new OpenFile.In(customer.id(), EventKind.DELIVERY, Archive.NOW.plusSeconds(1), Optional.empty(), Optional.empty()), archive.step("T")))
                .hasMessageContaining("不能晚于现在");
        assertThatThrownBy(() -> openFile.run(new OpenFile.In(customer.id(), EventKind.REPAIR_CHECKIN, Archive.NOW, Optional.empty(), Optional.empty()), archive.step("T")))
                .hasMessageContaining("缺少工单号");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void onlyAnAgentIsAppointed(Archive archive) {
        var customer = archive.customer("张伟");
        open(archive, Archive.caseNo(), customer);
        var appoint = archive.get(AppointAgent.class);
        assertThatThrownBy(() -> appoint.run(new AppointAgent.In(customer.id(), "cashier-1", true), archive.step("T"))).isInstanceOf(Refused.class).hasMessageContaining("「cashier-1」");
        appoint.run(new AppointAgent.In(customer.id(), "follow-up-agent-1", true), archive.step("T"));
        assertThat(open(archive, Archive.caseNo(), archive.customer("王芳")).agentId()).contains("follow-up-agent-1");
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void theSheetAndTheNextServiceAreStored(Archive archive) throws Exception {
        var customer = archive.customer("张伟");
        var vehicle = archive.get(Vehicles.class).add(customer.id(), "京Z" + Archive.caseNo().substring(2, 8), Optional.empty());
        var caseNo = Archive.caseNo();
        var file = open(archive, caseNo, customer);
        submit(archive, caseNo, "customerFile", "{'fullName':'张大伟','address':'朝阳路 12 号','model':'轩逸','mileageKm':20000,'lastMaintenanceOn':'2026-11-23','lastMaintenanceKm':20000,'items':'保养','likes':'钓鱼'}");
        var saved = archive.run(() -> archive.get(SaveSheet.class).run(new SaveSheet.In(customer.id(), Optional.of(vehicle.id()), Archive.NOW), archive.step(caseNo)));
        assertThat(saved.lastMaintenanceKm()).contains(20_000);
        assertThat(archive.get(Customers.class).get(customer.id())).satisfies(c -> {
            assertThat(c.fullName()).isEqualTo("张大伟");
            assertThat(c.phone()).contains("13800138000");
        });
        submit(archive, caseNo, "nextService", "{'content':'OFFER','talk':'冬季优惠','channel':'LETTER','offsetDays':4}");
        var stored = archive.run(() -> archive.get(StoreFile.class).run(new StoreFile.In(customer.id(), EventKind.CONSULTATION, "nextService", Optional.of(vehicle.id()),
                Optional.of(java.time.LocalDate.of(2027, 2, 23)), Optional.of(25_000)), archive.step(caseNo)));
        assertThat(stored.folder()).isEqualTo("2026-11");
        var planned = archive.run(() -> archive.get(PlanNextContact.class).run(new PlanNextContact.In(customer.id(), Archive.NOW, stored.contactOffsetDays()), archive.step(caseNo)));
        assertThat(planned.nextContactAt()).isEqualTo(Archive.NOW.plus(Duration.ofDays(4)));
        assertThat(archive.get(CustomerFiles.class).find(file.fileNo()).orElseThrow()).satisfies(f -> {
            assertThat(f.nextService()).contains(NextService.OFFER);
            assertThat(f.nextContactAt()).contains(planned.nextContactAt());
            assertThat(f.likes()).contains("钓鱼");
        });
        assertThat(archive.get(Vehicles.class).get(vehicle.id()).nextMaintenanceKm()).contains(25_000);
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void aBuiltFileIsAskedOnceForWhatItLacks(Archive archive) {
        var customer = archive.customer("张伟");
        var caseNo = Archive.caseNo();
        var file = open(archive, caseNo, customer);
        var check = archive.get(CheckCard.class);
        assertThat(check.run(new CheckCard.In(customer.id(), "cardCompletion"), archive.step(caseNo)).cardIncomplete()).as("not built yet").isFalse();
        archive.get(JdbcClient.class).sql("update customer_file set built_at = opened_at where file_no = ?").param(file.fileNo()).update();
        assertThat(check.run(new CheckCard.In(customer.id(), "cardCompletion"), archive.step(caseNo)).cardIncomplete()).isTrue();
        assertThat(archive.get(StoredFormRecords.class).prefill(caseNo, "cardCompletion").orElseThrow().path("missing").asText()).isEqualTo("地址");
        assertThat(check.run(new CheckCard.In(customer.id(), "cardCompletion"), archive.step(caseNo)).cardIncomplete()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.tiaoli.workers.customerfile.Archive#onBoth")
    void aPersonIsErasedOnceNoWorkIsOpen(Archive archive) throws Exception {
        var customer = archive.customer("张伟");
        var caseNo = Archive.caseNo();
        archive.get(Cases.class).open(caseNo, "vehicle-repair", Optional.empty(), Optional.of(customer.id()), Optional.empty(), "p");
        submit(archive, caseNo, "customerFile", "{'fullName':'张伟'}");
        var licence = archive.get(Papers.class).keep(new NewPaper(caseNo, "check-licence", PaperKind.DRIVING_LICENCE, customer.fullName(), "licence.png", picture()), "sales-consultant-1");
        var erase = archive.get(AnonymiseCustomer.class);
        assertThatThrownBy(() -> erase.run(new AnonymiseCustomer.In(customer.id()), archive.step("other"))).isInstanceOf(Refused.class).hasMessageContaining(caseNo);
        archive.get(Cases.class).close(caseNo, "COMPLETED");
        archive.run(() -> erase.run(new AnonymiseCustomer.In(customer.id()), archive.step("other")));
        assertThat(archive.get(Customers.class).get(customer.id())).satisfies(gone -> {
            assertThat(gone.fullName()).isEqualTo("已清除");
            assertThat(gone.phone()).isEmpty();
            assertThat(gone.doNotContact()).isTrue();
        });
        assertThat(archive.get(StoredFormRecords.class).latest(caseNo, "customerFile").orElseThrow()).isEmpty();
        assertThat(archive.get(Papers.class).find(licence.id()).orElseThrow()).satisfies(gone -> {
            assertThat(gone.deletedAt()).isPresent();
            assertThat(gone.holder()).isEqualTo("（已清除）");
        });
        archive.forget(caseNo);
    }

    static byte[] picture() {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
