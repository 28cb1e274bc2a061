package io.tiaoli.web.testing;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.wording.Wordings;

/** A paper that a customer signs, of a test's own wording. */
@Component("samplePapers")
public class Papers {

    private static final String KIND = "web-test-quote";
    private static final String TEXT = """
            <p class="lead">{{customerName}}，您好！请确认 {{plateNo}} 的维修项目。</p>
            <table class="signatures"><tr><td><p class="who">客户签名</p>{{#signature}}<img src="{{image}}" alt="客户签名"/><p class="when">{{name}}　{{at}}</p>{{/signature}}</td></tr></table>
            """;

    private final Documents documents;
    private final Wordings wordings;

    Papers(Documents documents, Wordings wordings) {
        this.documents = documents;
        this.wordings = wordings;
    }

    public Document quote(Orders.Order order) {
        wordings.publish("web-test", KIND + ".html", TEXT);
        return documents.make(order.caseNo(), KIND, "报价单", "service-advisor-1");
    }
}
