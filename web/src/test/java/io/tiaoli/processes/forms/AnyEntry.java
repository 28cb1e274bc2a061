package io.tiaoli.processes.forms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.context.ApplicationContext;

import io.tiaoli.processes.forms.Form.Field;
import io.tiaoli.testing.Chance;

/** Fills a form as anybody might: at random, yet only with what the server's own check lets pass. */
public final class AnyEntry {

    /**
     * A filled form.
     *
     * @param refused why the check does not let it pass; empty for a legal one
     */
    public record Entered(String record, ObjectNode content, String refused) {}

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final int REPAIRS = 60;
    private static final int ROUNDS = 3;
    private static final int SOME = 1_000;
    /** Once in how many answers somebody departs from the ordinary ones; 0 for never. */
    private static final List<Integer> MOODS = List.of(0, 2, 8, 1, 4);
    private static final Pattern NAMED = Pattern.compile("\\.(\\w+)");

    private final Feel feel;
    private final FormCheck check;
    private final ObjectMapper json;
    private final AnyValue values;

    /** @param known what texts of a name may be, such as part numbers that are there */
    public AnyEntry(ApplicationContext spring, Map<String, List<String>> known) {
        this.feel = spring.getBean(Feel.class);
        this.check = spring.getBean(FormCheck.class);
        this.json = spring.getBean(ObjectMapper.class);
        this.values = new AnyValue(feel, spring.getBean(java.time.Clock.class), known);
    }

    /** The name under which a form is submitted. */
    public String record(byte[] file) {
        return Form.of(file).record();
    }

    /**
     * @param shown what the form shows when it opens
     * @param around the case's variables
     */
    public Entered enter(byte[] file, JsonNode shown, Map<String, Object> around, Chance chance) {
        var form = Form.of(file);
        ObjectNode content = shown instanceof ObjectNode opened ? opened.deepCopy() : JsonNodeFactory.instance.objectNode();
        content.retain(form.keys());
        var filling = new Filling(form, content, around, chance.one(MOODS));
        int repair = chance.below(SOME);
        for (int round = 0; round < ROUNDS; round++) filling.fields(form.fields(), content, null, chance, round == 0 ? Set.of() : null);
        for (int n = 0; n < REPAIRS; n++) {
            var broken = filling.broken();
            if (broken.isEmpty()) break;
            // the repair is no choice of anybody: it is the same whenever the same entry is wrong
            var again = Chance.of(repair * REPAIRS + n);
            for (int round = 0; round < ROUNDS; round++) filling.fields(form.fields(), content, null, again, round == 0 ? broken : null);
        }
        try {
            check.checked(form, content, around);
            return new Entered(form.record(), content, "");
        } catch (FormRefused refused) {
            return new Entered(form.record(), content, refused.getMessage());
        }
    }

    private final class Filling {

        private final Form form;
        private final ObjectNode whole;
        private final Map<String, Object> around;
        private final int mood;

        Filling(Form form, ObjectNode whole, Map<String, Object> around, int mood) {
            this.form = form;
            this.whole = whole;
            this.around = around;
            this.mood = mood;
        }

        /** @param again names to enter anew; empty for everything, null for nothing but what is missing */
        void fields(List<Field> fields, ObjectNode into, ObjectNode row, Chance chance, Set<String> again) {
            for (var field : fields) {
                if (field.hide().isPresent() && feel.isTrue(field.hide().get(), context(row))) {
                    forget(field, into);
                    continue;
                }
                if (field.key().isEmpty()) fields(field.fields(), into, row, chance, again);
                else if (field.isList()) rows(field, into, chance, again);
                else if (field.isGroup()) fields(field.fields(), into.withObject("/" + field.key().get()), row, chance, again);
                else one(field, into, row, chance, again);
            }
        }

        private static void forget(Field field, ObjectNode into) {
            field.key().ifPresentOrElse(into::remove, () -> field.fields().forEach(below -> forget(below, into)));
        }

        private void one(Field field, ObjectNode into, ObjectNode row, Chance chance, Set<String> again) {
            String key = field.key().orElseThrow();
            boolean repaired = again != null && again.contains(key);
            if (field.component().path("readonly").asBoolean() || field.type().equals("expression") || again != null && !again.isEmpty() && !repaired) return;
            boolean empty = FieldCheck.isEmpty(into.path(key));
            if (again == null && !(empty && field.isRequired())) return;
            if (!repaired && !empty && (mood == 0 || chance.below(3) < 2)) return;
            if (!field.isRequired() && (repaired ? chance.oneIn(4) : !field.type().equals("checkbox") && chance.below(5) < 3)) {
                if (repaired) into.remove(key);
                return;
            }
            values.of(new AnyValue.Asked(field, form.record(), context(row), repaired ? 1 : mood, repaired), chance).ifPresentOrElse(value -> into.set(key, value), () -> into.remove(key));
        }

        private void rows(Field list, ObjectNode into, Chance chance, Set<String> again) {
            String key = list.key().orElseThrow();
            boolean repaired = again != null && again.contains(key);
            var rows = into.withArray("/" + key);
            if (list.component().path("allowAddRemove").asBoolean(true) && (repaired || again != null && again.isEmpty())) {
                int more = chance.below(4);
                for (int n = 0; n < more - (repaired ? 0 : 1); n++) rows.addObject();
                if (more == 0 && !repaired && !rows.isEmpty() && chance.oneIn(4)) rows.remove(rows.size() - 1);
            }
            var columns = list.fields().stream().flatMap(Form::keys).toList();
            for (var row : rows) if (row instanceof ObjectNode entered) fields(list.fields(), entered.retain(columns), entered, chance, repaired ? Set.of() : again);
        }

        /** The names in the rules that do not hold, and of the fields that they stand at. */
        Set<String> broken() {
            Set<String> broken = new HashSet<>();
            form.all().filter(field -> field.rule().isPresent() && !feel.isTrue(field.rule().get(), keptContext())).forEach(field -> {
                field.key().ifPresent(broken::add);
                var named = NAMED.matcher(field.rule().get());
                while (named.find()) broken.add(named.group(1));
            });
            return broken;
        }

        private Map<String, Object> keptContext() {
            return context(null);
        }

        private Map<String, Object> context(ObjectNode row) {
            Map<String, Object> context = new HashMap<>(around);
            context.put(form.record(), json.convertValue(whole, MAP));
            if (row != null) context.put("this", json.convertValue(row, MAP));
            return context;
        }
    }
}
