package io.tiaoli.workers.documents;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.Wordings;

/** The real capability over a database, with one source of facts beside its own. */
record Desk(Wordings wordings, Documents documents, DocumentPreview preview, CaseFacts facts) {

    static final Company COMPANY = new Company("上海条理汽车服务有限公司", "上海市闵行区示例路 1 号", "021-55550000");

    static Desk over(JdbcClient jdbc, Clock clock, Map<String, Object> known) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcClient.class, () -> jdbc);
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
            context.registerBean(Company.class, () -> COMPANY);
            context.registerBean(FactSource.class, () -> new Known(known));
            context.register(Wordings.class, CaseFacts.class, DocumentFacts.class, Sheets.class, Documents.class, DocumentPreview.class);
            context.refresh();
            return new Desk(context.getBean(Wordings.class), context.getBean(Documents.class), context.getBean(DocumentPreview.class), context.getBean(CaseFacts.class));
        }
    }

    private record Known(Map<String, Object> values) implements FactSource {

        @Override
        public List<Fact> facts() {
            return values.keySet().stream().map(name -> new Fact(name, name, "样" + name)).toList();
        }

        @Override
        public Map<String, Object> of(String caseNo) {
            return values;
        }
    }
}
