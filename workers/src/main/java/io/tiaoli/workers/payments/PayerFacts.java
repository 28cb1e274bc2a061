package io.tiaoli.workers.payments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;

/** To whom the receipt of the newest payment is made out: the name that the customer gave to finance, else the customer's own. */
@Component
class PayerFacts implements FactSource {

    private static final String REQUEST = "paymentRequest";
    private static final String NAME = "payerName";

    private final Payments payments;
    private final Customers customers;
    private final FormRecords forms;

    PayerFacts(Payments payments, Customers customers, FormRecords forms) {
        this.payments = payments;
        this.customers = customers;
        this.forms = forms;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact(NAME, "付款人（收据抬头）", "张伟"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        List<Payment> known = payments.of(caseNo);
        if (!known.isEmpty()) payer(known.get(known.size() - 1)).ifPresent(name -> told.put(NAME, name));
        return told;
    }

    private Optional<String> payer(Payment payment) {
        return forms.latest(payment.caseNo(), REQUEST).map(entry -> entry.path(NAME)).filter(JsonNode::isTextual).map(name -> name.asText().strip())
                .filter(name -> !name.isEmpty()).or(() -> customers.find(payment.payerId()).map(Customer::fullName));
    }
}
