package io.tiaoli.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.testing.AppTest;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;
import io.tiaoli.workers.pricing.LabourRates;

@AppTest
class DemoCompanyTest {

    @Autowired DemoCompany company;
    @Autowired JdbcClient jdbc;
    @Autowired Parts parts;
    @Autowired LabourRates rates;
    @Autowired Bays bays;
    @Autowired Advisors advisors;
    @Autowired Vehicles vehicles;

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void theCompanyHasWhatItsFlowsLeanOn() {
        assertThat(List.of("OIL-MIN", "OIL-SEMI", "OIL-0W", "OIL-FULL", "FLT-OIL", "PLG-DRAIN")).extracting(no -> parts.find(no).map(Part::priceFen).orElse(-1L))
                .containsExactly(10800L, 16800L, 22800L, 36800L, 3200L, 300L);
        assertThat(rates.find("OIL-CHANGE").orElseThrow().priceFen()).isEqualTo(8000);
        assertThat(bays.all()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(advisors.find("service-advisor-1").orElseThrow().name()).isEqualTo("周敏");
        assertThat(advisors.find("service-advisor-2")).isPresent();
        assertThat(vehicles.withPlate("京NA1257").orElseThrow().nextMaintenanceOn()).isPresent();
        assertThat(count("select count(*) from part where stock = 0")).isGreaterThanOrEqualTo(3);
        assertThat(count("select count(distinct customer_class) from customer")).isEqualTo(4);
    }

    @Test
    void whatPeopleChangeStaysWhenTheDemoStartsAgain() {
        int customers = count("select count(*) from customer");
        parts.put(new Part("FLT-CABIN", "空调滤清器", "个", 9900, 1, 0, true));
        company.run(null);
        assertThat(parts.find("FLT-CABIN").orElseThrow()).isEqualTo(new Part("FLT-CABIN", "空调滤清器", "个", 9900, 1, 0, true));
        assertThat(count("select count(*) from customer")).isEqualTo(customers);
        parts.put(new Part("FLT-CABIN", "空调滤清器", "个", 8800, 22, 0, true));
    }
}
