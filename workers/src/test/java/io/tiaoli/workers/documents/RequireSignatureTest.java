package io.tiaoli.workers.documents;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Step;

class RequireSignatureTest {

    @ParameterizedTest
    @MethodSource(DocumentsTest.BOTH)
    void onlyASignedPaperOrANotedRefusalGoesOn(DriverManagerDataSource database) {
        String caseNo = "RO-" + UUID.randomUUID().toString().substring(0, 13);
        String kind = "order-" + UUID.randomUUID();
        var desk = Desk.over(Databases.jdbc(database), Clock.fixed(DocumentsTest.NOW, ZoneId.of("Asia/Shanghai")), Map.of("plateNo", "京A12345"));
        desk.wordings().publish("vehicle-repair", kind + ".html", "<p>{{plateNo}}</p>{{#signature}}<img src=\"{{image}}\" alt=\"签名\"/>{{name}}{{/signature}}");
        var worker = new RequireSignature(desk.documents());
        var step = new Step(caseNo, "vehicle-repair", "require-signature", "a1", DocumentsTest.NOW);
        var asked = new RequireSignature.In(kind, Optional.empty());

        assertThatThrownBy(() -> worker.run(asked, step)).isInstanceOf(Refused.class).hasMessageContaining("还没有单据");
        var paper = desk.documents().make(caseNo, kind, "任务委托书", "test");
        assertThatThrownBy(() -> worker.run(asked, step)).isInstanceOf(Refused.class).hasMessage("「任务委托书」第 1 版客户还没有在屏幕上签名");
        assertThatCode(() -> worker.run(new RequireSignature.In(kind, Optional.of(true)), step)).doesNotThrowAnyException();
        desk.documents().sign(paper.id(), "张伟", Papers.signature(), "service-advisor-1");
        assertThatCode(() -> worker.run(asked, step)).doesNotThrowAnyException();
        desk.documents().make(caseNo, kind, "任务委托书", "test");
        assertThatThrownBy(() -> worker.run(asked, step)).as("a new version is signed again").hasMessageContaining("第 2 版");
    }
}
