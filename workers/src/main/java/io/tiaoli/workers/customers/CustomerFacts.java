package io.tiaoli.workers.customers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** Who and which car a case is about. */
@Component
class CustomerFacts implements FactSource {

    private final Cases cases;
    private final Customers customers;
    private final Vehicles vehicles;

    CustomerFacts(Cases cases, Customers customers, Vehicles vehicles) {
        this.cases = cases;
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("customerName", "客户姓名", "张伟"), new Fact("customerTitle", "客户称呼", "张先生"), new Fact("customerPhone", "客户电话", "13800138000"),
                new Fact("customerAddress", "客户地址", "朝阳路 12 号"), new Fact("plateNo", "车牌号", "京A12345"), new Fact("vehicleModel", "车型", "轩逸 1.6L"),
                new Fact("mileageKm", "里程（公里）", "20000"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> values = new LinkedHashMap<>();
        cases.find(caseNo).ifPresent(found -> {
            found.customerId().flatMap(customers::find).ifPresent(customer -> {
                values.put("customerName", customer.fullName());
                values.put("customerTitle", customer.title());
                values.put("customerPhone", customer.phone().orElse(""));
                values.put("customerAddress", customer.address().orElse(""));
            });
            found.vehicleId().flatMap(vehicles::find).ifPresent(vehicle -> {
                values.put("plateNo", vehicle.plateNo());
                values.put("vehicleModel", vehicle.model().orElse(""));
                values.put("mileageKm", vehicle.mileageKm().map(String::valueOf).orElse(""));
            });
        });
        return values;
    }
}
