package io.tiaoli.web.tasks;

import java.util.List;

/**
 * What Tasklist shows above the form of a task; empty texts are not shown.
 *
 * @param rule what the step asks for, as its diagram says
 * @param script what to say in a call
 * @param window whether the customer may be called now, or from when
 * @param notices reminders about the task itself
 * @param causes why the task came back
 */
record TaskContext(String caseNo, String caseUrl, String rule, List<Line> lines, String script, String window, String lastContact, List<Link> links, List<String> notices,
        List<String> causes) {

    record Line(String label, String value) {}

    record Link(String label, String url) {}
}
