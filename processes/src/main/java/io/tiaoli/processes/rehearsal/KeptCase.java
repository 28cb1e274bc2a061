package io.tiaoli.processes.rehearsal;

/** A rehearsal that is kept as the flow's test. */
public record KeptCase(String name, Scenario scenario, Expected expected) {

    private static final int LONGEST = 80;

    public KeptCase {
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > LONGEST) throw new IllegalArgumentException("测试案例的名称要有 1 至 %d 个字".formatted(LONGEST));
        if (scenario == null) throw new IllegalArgumentException("测试案例「%s」没有写预演的内容（scenario）".formatted(name));
        if (expected == null) throw new IllegalArgumentException("测试案例「%s」没有写应有的结果（expected）".formatted(name));
    }
}
