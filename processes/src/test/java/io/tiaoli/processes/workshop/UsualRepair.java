package io.tiaoli.processes.workshop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.TestDatabase;

/**
 * The same business steps the usual way: a stock engine in a database of its own, history full, each service task
 * {@code asyncBefore}, every field of a form and every result of a step a process variable, papers as file variables,
 * printed again with the signature where the customer signs.
 */
final class UsualRepair implements AutoCloseable {

    /** A step of the business: a person's with so many fields and perhaps a paper to sign, or a machine's with so many results and perhaps a paper to print. */
    record Did(String id, boolean person, int values, Optional<String> paper) {}

    /** Renders a paper as we do. */
    interface Paper {

        byte[] pdf(String wording, boolean signed);
    }

    private final List<Did> steps;
    private final Paper papers;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private int questions;

    UsualRepair(List<Did> steps, Paper papers) {
        this.steps = steps;
        this.papers = papers;
        var server = TestDatabase.access();
        JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password())).sql("create database usual").update();
        String url = server.url().replaceFirst("/postgres(?=[?]|$)", "/usual");
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, server.user(), server.password()));
        var stock = new StandaloneProcessEngineConfiguration();
        stock.setProcessEngineName("usual").setJdbcUrl(url).setJdbcUsername(server.user()).setJdbcPassword(server.password()).setJdbcDriver("org.postgresql.Driver");
        stock.setDatabaseSchemaUpdate("true").setJobExecutorActivate(false).setHistory("full");
        stock.setBeans(Map.of("step", step()));
        engine = stock.buildProcessEngine();
        deploy();
    }

    JdbcClient database() {
        return jdbc;
    }

    private JavaDelegate step() {
        return execution -> {
            int at = Integer.parseInt(execution.getCurrentActivityId().replaceFirst(".*-", ""));
            execution.setVariables(values(at));
            steps.get(at).paper().ifPresent(wording -> execution.setVariable("paper" + at, file(wording, papers.pdf(wording, false))));
        };
    }

    private static FileValue file(String wording, byte[] pdf) {
        return Variables.fileValue(wording + ".pdf").file(pdf).mimeType("application/pdf").create();
    }

    /** What a person enters; who has a paper signed keeps it as it is then. */
    private Map<String, Object> entered(int at) {
        var values = values(at);
        steps.get(at).paper().ifPresent(wording -> values.put("signed" + at, file(wording, papers.pdf(wording, true))));
        return values;
    }

    private void deploy() {
        var builder = Bpmn.createExecutableProcess("usual-repair").camundaHistoryTimeToLive(1095).startEvent();
        org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder<?, ?> next = builder;
        for (int i = 0; i < steps.size(); i++) {
            String id = "step-" + i;
            next = steps.get(i).person() ? next.userTask(id).name(steps.get(i).id()).camundaCandidateGroups("staff")
                    : next.serviceTask(id).name(steps.get(i).id()).camundaAsyncBefore().camundaDelegateExpression("${step}");
        }
        engine.getRepositoryService().createDeployment().addModelInstance("usual-repair.bpmn", next.endEvent().done()).deploy();
    }

    private Map<String, Object> values(int step) {
        Map<String, Object> values = new LinkedHashMap<>();
        IntStream.range(0, steps.get(step).values()).forEach(i -> values.put("step%dValue%d".formatted(step, i), "完好，无异常 " + i));
        return values;
    }

    /** One case from arrival to farewell; returns how often the driver asked for jobs and tasks, which is no part of the work. */
    int run(Map<String, Object> arrival) {
        questions = 0;
        var started = engine.getRuntimeService().startProcessInstanceByKey("usual-repair", "RO-" + System.nanoTime(), arrival);
        for (Optional<Task> task = next(started.getId()); task.isPresent(); task = next(started.getId())) {
            engine.getTaskService().claim(task.get().getId(), "anna");
            engine.getTaskService().complete(task.get().getId(), entered(Integer.parseInt(task.get().getTaskDefinitionKey().replaceFirst(".*-", ""))));
        }
        if (engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(started.getId()).finished().count() != 1) throw new IllegalStateException("The usual case has not ended");
        return questions + 1;
    }

    private Optional<Task> next(String process) {
        while (true) {
            var jobs = engine.getManagementService().createJobQuery().processInstanceId(process).list();
            questions++;
            if (jobs.isEmpty()) break;
            new ArrayList<>(jobs).forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
        questions++;
        return engine.getTaskService().createTaskQuery().processInstanceId(process).list().stream().findFirst();
    }

    @Override
    public void close() {
        engine.close();
    }
}
