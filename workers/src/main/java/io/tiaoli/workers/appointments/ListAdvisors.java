package io.tiaoli.workers.appointments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Lists the advisors whom a customer may wish for, service-appointment S5. */
@Component
@Label("列出服务顾问")
public class ListAdvisors implements Worker<Nothing, ListAdvisors.Out> {

    /** @param advisorChoices options of a form's select: {@code label}, {@code value} */
    public record Out(@Label("可选服务顾问") List<Map<String, String>> advisorChoices) {}

    private final Advisors advisors;

    ListAdvisors(Advisors advisors) {
        this.advisors = advisors;
    }

    @Override
    public Out run(Nothing in, Step step) {
        return new Out(advisors.all().stream().filter(Advisor::active).map(ListAdvisors::choice).toList());
    }

    private static Map<String, String> choice(Advisor advisor) {
        Map<String, String> choice = new LinkedHashMap<>();
        choice.put("label", advisor.name());
        choice.put("value", advisor.userId());
        return choice;
    }
}
