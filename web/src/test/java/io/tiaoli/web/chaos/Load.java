package io.tiaoli.web.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.tiaoli.processes.forms.LikelyEntry.Filled;
import io.tiaoli.web.chaos.Entrance.Answer;

/** People and programs at work wherever somebody answers: they start every flow that can be started from outside, and complete tasks. */
final class Load implements AutoCloseable {

    private static final Pattern REQUIRES = Pattern.compile("name=\"requires\" value=\"([^\"]*)\"");
    /** They come between all others: parts and payments are theirs, and letters. */
    private static final List<String> OFTEN = List.of("vehicle-repair", "vehicle-order", "vehicle-repair", "fleet-agreement");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final int LONGEST = 240;
    private static final int MOST_VISITS = 30;
    /** Ways to fill a form: what is likely, then others. */
    private static final int ENTRIES = 6;
    private static final int PAGE = 60;
    private static final double STARTS = 0.06;
    private static final long BREATH_NANOS = 60_000_000;

    private final List<Entrance> entrances;
    private final Answers answers;
    private final Signing signing;
    private final Deque<Town.Visitor> visitors;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> forms = new ConcurrentHashMap<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Integer> visits = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final List<Thread> people = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean closing;

    /** What nodes have confirmed: it must never be lost. */
    final Queue<String> started = new ConcurrentLinkedQueue<>();
    final Queue<String> completed = new ConcurrentLinkedQueue<>();
    final Map<String, Integer> refused = new ConcurrentHashMap<>();
    final AtomicInteger unanswered = new AtomicInteger();

    Load(List<Entrance> entrances, Answers answers, Signing signing, List<Town.Visitor> visitors, long seed) {
        this.entrances = entrances;
        this.answers = answers;
        this.signing = signing;
        this.visitors = new ArrayDeque<>(visitors);
        this.random = new Random(seed);
    }

    void begin(int threads) {
        for (int i = 0; i < threads; i++) {
            Thread person = new Thread(this::live, "load-" + i);
            person.setDaemon(true);
            people.add(person);
            person.start();
        }
    }

    private void live() {
        while (!closing) {
            try {
                var open = entrances.stream().filter(Entrance::isOpen).toList();
                if (!open.isEmpty()) {
                    Entrance entrance = open.get(number(open.size()));
                    if (number(100) < STARTS * 100 || !work(entrance)) start(entrance);
                }
            } catch (RuntimeException e) {
                refused.merge("load: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("?"), 1, Integer::sum);
            }
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private synchronized int number(int bound) {
        return random.nextInt(bound);
    }

    /** Whoever was here comes again when everybody else was. */
    private synchronized Town.Visitor visitor() {
        visitors.addLast(visitors.peekFirst());
        return visitors.pollFirst();
    }

    private synchronized Town.Visitor anybody() {
        return visitors.peekFirst();
    }

    // start --------------------------------------------------------------------------------------------------

    private void start(Entrance entrance) {
        var definitions = entrance.get("/process-definition?latestVersion=true&active=true&sortBy=key&sortOrder=asc");
        if (!definitions.ok()) return;
        var visitor = visitor();
        var all = definitions.json();
        int place = turn.getAndIncrement();
        String often = place % 3 == 0 ? OFTEN.get(place / 3 % OFTEN.size()) : "";
        String key = all.findValuesAsText("key").contains(often) ? often : all.get((place - place / 3) % all.size()).path("key").asText();
        String form = forms.computeIfAbsent("start/" + key, none -> startForm(entrance, key));
        if (!form.startsWith("{") && !visitor.knows(form)) return;
        Answer answer = form.startsWith("{") ? entrance.post("/process-definition/key/%s/submit-form".formatted(key), submission(answers.start(form, visitor, attempts.getOrDefault(key, 0) % ENTRIES)))
                : entrance.post("/process-definition/key/%s/start".formatted(key), variables(form, visitor));
        if (answer.ok()) {
            started.add(answer.json().path("id").asText());
        } else if (note("start " + key, answer)) attempts.merge(key, 1, Integer::sum);
    }

    /** The start form, else the variables that a start requires, else nothing: the flow is started by others, as are those that require what no visitor brings. */
    private static String startForm(Entrance entrance, String key) {
        var form = entrance.get("/process-definition/key/%s/deployed-start-form".formatted(key));
        if (form.ok()) return form.body();
        if (form.status() == 0) throw new IllegalStateException("no answer");
        String xml = entrance.get("/process-definition/key/%s/xml".formatted(key)).json().path("bpmn20Xml").asText();
        var requires = REQUIRES.matcher(xml);
        return xml.contains("name=\"series\"") && requires.find() ? requires.group(1) : "";
    }

    private String variables(String names, Town.Visitor visitor) {
        ObjectNode variables = json.createObjectNode();
        for (String name : (names + ", vehicleId, orderNo").split("\\s*,\\s*")) {
            variables.putObject(name).put("value", visitor.facts().get(name)).put("type", "String");
        }
        return json.createObjectNode().set("variables", variables).toString();
    }

    private String submission(Filled filled) {
        ObjectNode variables = json.createObjectNode();
        variables.putObject(filled.record()).put("value", filled.content().toString()).put("type", "Json");
        return json.createObjectNode().set("variables", variables).toString();
    }

    // work ---------------------------------------------------------------------------------------------------

    /** @return whether there was something to do, or nobody knows */
    private boolean work(Entrance entrance) {
        var count = entrance.get("/task/count?active=true");
        if (!count.ok()) return true;
        int open = count.json().path("count").asInt();
        // the newest, so that cases come far, or any
        int first = number(2) == 0 || open <= PAGE ? 0 : number(open - PAGE);
        var page = entrance.get("/task?active=true&sortBy=created&sortOrder=desc&maxResults=%d&firstResult=%d".formatted(PAGE, first));
        if (!page.ok()) return true;
        var tasks = page.json();
        for (int i = 0, from = number(PAGE); i < tasks.size(); i++) {
            JsonNode task = tasks.get((from + i) % tasks.size());
            String place = task.path("processInstanceId").asText() + "/" + task.path("taskDefinitionKey").asText();
            if (visits.getOrDefault(place, 0) >= MOST_VISITS || !busy.add(task.path("id").asText())) continue;
            try {
                complete(entrance, task, (visits.merge(place, 1, Integer::sum) - 1) % ENTRIES);
            } finally {
                busy.remove(task.path("id").asText());
            }
            return true;
        }
        return false;
    }

    private void complete(Entrance entrance, JsonNode task, int attempt) {
        String id = task.path("id").asText();
        String step = task.path("taskDefinitionKey").asText();
        // one step may have one form or another
        String form = forms.computeIfAbsent(task.path("processDefinitionId").asText() + "/" + step + "/" + task.path("camundaFormRef").path("key").asText(), none -> {
            var found = entrance.get("/task/%s/deployed-form".formatted(id));
            return found.ok() ? found.body() : "";
        });
        var variables = entrance.get("/task/%s/variables?deserializeValues=false".formatted(id));
        if (form.isEmpty() || !variables.ok()) {
            note(step + " without a form", variables);
            forms.values().removeIf(String::isEmpty);
            return;
        }
        if (step.startsWith("sign-")) signing.sign(entrance, variables.json().path("caseNo").path("value").asText());
        var answer = entrance.post("/task/%s/submit-form".formatted(id), submission(answers.step(step, form, variables.json(), anybody(), attempt)));
        if (answer.ok()) completed.add(id);
        else note(step, answer);
    }

    /** @return whether somebody has refused it */
    private boolean note(String what, Answer answer) {
        if (answer.status() == 0) unanswered.incrementAndGet();
        else refused.merge("%s: %d %s".formatted(what, answer.status(), ID.matcher(answer.body().substring(0, Math.min(LONGEST, answer.body().length()))).replaceAll("…")), 1, Integer::sum);
        return answer.status() != 0;
    }

    /** Whoever is at something brings it to its end. */
    @Override
    public void close() {
        closing = true;
        try {
            for (Thread person : people) person.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
