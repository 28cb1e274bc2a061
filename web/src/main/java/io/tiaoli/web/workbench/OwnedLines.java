package io.tiaoli.web.workbench;

import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import io.tiaoli.web.access.Groups;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.SignedOn;

/** The rule of the workbench: an owner sees the flows of the own business lines, an administrator sees all. */
@Component
public class OwnedLines {

    private final SignedOn signedOn;

    OwnedLines(SignedOn signedOn) {
        this.signedOn = signedOn;
    }

    /** The lines of whoever asks, by id, with their Chinese names. */
    public Map<String, String> require() {
        var owned = of(signedOn.me());
        if (owned.isEmpty()) throw new AccessDeniedException("workbench");
        return owned;
    }

    /** Refuses a line that is another owner's as one that is not there. */
    public String require(String line) {
        var owned = require();
        if (!owned.containsKey(line)) throw new NotThere("没有业务线「%s」，或者它不归您管。您管的是：%s".formatted(line, String.join("、", owned.values())));
        return owned.get(line);
    }

    private static Map<String, String> of(Me me) {
        return Groups.lines().entrySet().stream().filter(line -> me.isAdministrator() || me.isIn(Groups.owner(line.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, java.util.LinkedHashMap::new));
    }
}
