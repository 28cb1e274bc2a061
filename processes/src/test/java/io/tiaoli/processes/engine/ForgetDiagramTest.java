package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class ForgetDiagramTest {

    @Autowired ProcessEngine engine;

    @Test
    @DisplayName("the versions of flows that a node holds are bounded, and none holds its diagram's XML")
    void forgets() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat((Integer) ReflectionTestUtils.getField(configuration, "cacheCapacity")).isBetween(2 * (int) engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().count(), 200);
        var flow = configuration.getCommandExecutorTxRequired().execute(context -> configuration.getDeploymentCache().findDeployedLatestProcessDefinitionByKey("vehicle-repair"));
        assertThat(held(flow)).hasSizeGreaterThan(1_000).noneMatch(Element.class::isInstance).noneMatch(Parse.class::isInstance);
    }

    /** All of the engine's and our objects that keep each other. */
    private static Set<Object> held(ProcessDefinitionEntity flow) {
        Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>(Set.of(flow));
        while (!left.isEmpty()) {
            Object one = left.pop();
            if (!all.add(one)) continue;
            if (one instanceof Map<?, ?> map) map.values().stream().filter(value -> value != null).forEach(left::add);
            else if (one instanceof Collection<?> several) several.stream().filter(value -> value != null).forEach(left::add);
            else for (Class<?> type = one.getClass(); type != null && type.getName().matches("org\\.camunda\\..*|io\\.tiaoli\\..*") && !type.getName().contains("Configuration"); type = type.getSuperclass()) fields(one, type, left);
        }
        return all;
    }

    private static void fields(Object one, Class<?> type, Deque<Object> left) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
            try {
                field.setAccessible(true);
                Object value = field.get(one);
                if (value != null) left.add(value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
