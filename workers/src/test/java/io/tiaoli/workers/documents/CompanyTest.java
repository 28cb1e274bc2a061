package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CompanyTest {

    final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(DocumentSettings.class, DocumentFacts.class).withBean(Clock.class, Clock::systemUTC);

    @Test
    void comesFromTheSettings() {
        application.withPropertyValues("tiaoli.company.name=上海条理汽车服务有限公司", "tiaoli.company.phone=021-55550000")
                .run(context -> assertThat(context.getBean(DocumentFacts.class).of("RO-1")).containsEntry("companyName", "上海条理汽车服务有限公司")
                        .containsEntry("companyPhone", "021-55550000").containsEntry("companyAddress", "").containsEntry("caseNo", "RO-1"));
    }

    @Test
    void saysWhichSettingIsMissing() {
        application.run(context -> assertThat(context.getBean(DocumentFacts.class).of("RO-1").get("companyName")).asString().contains("TIAOLI_COMPANY_NAME"));
    }
}
