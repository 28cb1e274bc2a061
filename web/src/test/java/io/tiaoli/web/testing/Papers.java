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
            <p class="lead"><span class="signer">{{customerName}}</span>，您好！请确认 {{plateNo}} 的维修项目。</p>
            <table class="signatures"><tr><td><p class="who">客户签名</p>{{#signature}}<img src="{{image}}" alt="客户签名"/><p class="when">{{name}}　{{at}}</p>{{/signature}}</td></tr></table>
            """;

    private final Documents documents;
    private final Wordings wordings;

    Papers(Documents documents, Wordings wordings) {
        this.documents = documents;
        this.wordings = wordings;
    }

    /** An agreement between the house and somebody else than the customer of the case. */
    public Document agreement(Orders.Order order, String driver) {
        wordings.publish("web-test", "web-test-agreement.html", "<p>驾驶人 <span class=\"signer\">%s</span></p><p>{{#signature}}{{name}}{{/signature}}</p>".formatted(driver));
        return documents.make(order.caseNo(), "web-test-agreement", "协议", "service-advisor-1");
    }

    public Document quote(Orders.Order order) {
        wordings.publish("web-test", KIND + ".html", TEXT);
        return documents.make(order.caseNo(), KIND, "报价单", "service-advisor-1");
    }
}
