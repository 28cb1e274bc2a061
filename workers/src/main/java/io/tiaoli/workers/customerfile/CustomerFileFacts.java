package io.tiaoli.workers.customerfile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What scripts and papers may tell of a customer's file. */
@Component
class CustomerFileFacts implements FactSource {

    private static final String NONE = "—";

    private final Cases cases;
    private final CustomerFiles files;
    private final Vehicles vehicles;
    private final ContactLog card;

    CustomerFileFacts(Cases cases, CustomerFiles files, Vehicles vehicles, ContactLog card) {
        this.cases = cases;
        this.files = files;
        this.vehicles = vehicles;
        this.card = card;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("fileNo", "档案号", "DA-20261123-0001"), new Fact("cardMonth", "建卡月份", "2026-11"), new Fact("fileAgent", "跟踪业务员", "follow-up-agent-1"),
                new Fact("fileWishes", "希望得到的服务", "周末保养"), new Fact("maintenanceCycle", "保养周期", "3 个月或 5 000 公里"), new Fact("fileLikes", "关键人喜好", "钓鱼"),
                new Fact("familyBirthdays", "家人生日", "妻 3 月 8 日"), new Fact("customerBirthday", "客户生日", "1月2日"), new Fact("homeAddress", "家庭住址", "朝阳路 12 号"),
                new Fact("nextServiceOffer", "下一次服务", "保养提醒"), new Fact("talkContent", "谈话内容", "换季保养"), new Fact("nextContactAt", "下次联系时间", "11月26日 16:00"),
                new Fact("fileNextMaintenance", "下次保养", "2月23日 或 25000 公里"), new Fact("vehicleType", "车种", "轿车"), new Fact("filePhoto", "交车照片", "有"),
                new Fact("fileVisits", "来店记录", ""), new Fact("cardLines", "联系记录", ""));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        var found = cases.find(caseNo);
        found.flatMap(Case::customerId).ifPresent(customerId -> tell(customerId, found.flatMap(Case::vehicleId).flatMap(vehicles::find), told));
        return told;
    }

    private void tell(String customerId, Optional<Vehicle> vehicle, Map<String, Object> told) {
        var file = files.ofCustomer(customerId);
        told.put("fileNo", file.map(CustomerFile::fileNo).orElse(NONE));
        told.put("cardMonth", file.flatMap(CustomerFile::cardMonth).orElse(NONE));
        told.put("fileAgent", file.flatMap(CustomerFile::agentId).orElse(NONE));
        told.put("fileWishes", file.flatMap(CustomerFile::wishes).orElse(NONE));
        told.put("maintenanceCycle", file.flatMap(CustomerFile::maintenanceCycle).orElse(NONE));
        told.put("fileLikes", file.flatMap(CustomerFile::likes).orElse(NONE));
        told.put("familyBirthdays", file.flatMap(CustomerFile::familyBirthdays).orElse(NONE));
        told.put("customerBirthday", file.flatMap(CustomerFile::birthday).map(ReadableTime::day).orElse(NONE));
        told.put("homeAddress", file.flatMap(CustomerFile::homeAddress).orElse(NONE));
        told.put("nextServiceOffer", file.flatMap(CustomerFile::nextService).map(NextService::label).orElse(NONE));
        told.put("talkContent", file.flatMap(CustomerFile::talk).orElse(NONE));
        told.put("nextContactAt", file.flatMap(CustomerFile::nextContactAt).map(CustomerFileFacts::moment).orElse("离店后定"));
        told.put("fileNextMaintenance", vehicle.flatMap(CustomerFileFacts::nextMaintenance).orElse(NONE));
        told.put("filePhoto", file.flatMap(CustomerFile::photoId).map(id -> "有，见电子档案").orElse("无"));
        told.put("vehicleType", vehicle.flatMap(Vehicle::vehicleType).orElse(NONE));
        told.put("fileVisits", file.map(f -> files.visits(f.fileNo()).stream().map(CustomerFileFacts::line).toList()).orElse(List.of()));
        told.put("cardLines", card.ofCustomer(customerId).stream().map(CustomerFileFacts::line).toList());
    }

    private static Optional<String> nextMaintenance(Vehicle vehicle) {
        return vehicle.nextMaintenanceOn().map((LocalDate day) -> day + vehicle.nextMaintenanceKm().map(km -> " 或 %d 公里，先到为准".formatted(km)).orElse(""));
    }

    private static Map<String, String> line(CustomerFiles.Visit visit) {
        return Map.of("at", moment(visit.at()), "kind", visit.kind().label(), "orderNo", visit.orderNo().orElse(NONE), "items", visit.items().orElse(NONE));
    }

    private static Map<String, String> line(Contact contact) {
        return Map.of("at", moment(contact.at()), "channel", contact.channel().label(), "purpose", contact.purpose().label(), "outcome", contact.outcome().label(),
                "notes", contact.notes().orElse(""));
    }

    private static String moment(Instant at) {
        return ReadableTime.moment(at, ZoneId.systemDefault());
    }
}
