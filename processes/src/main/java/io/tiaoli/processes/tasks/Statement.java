package io.tiaoli.processes.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;

/** A statement of the engine, put together anew piece by piece, each question mark with what it stands for. */
final class Statement {

    private final MappedStatement engines;
    private final BoundSql stock;
    private final StringBuilder text = new StringBuilder();
    private final List<ParameterMapping> mappings = new ArrayList<>();
    private final Map<String, Object> added = new LinkedHashMap<>();

    Statement(MappedStatement engines, BoundSql stock) {
        this.engines = engines;
        this.stock = stock;
    }

    Statement text(String part) {
        text.append(part);
        return this;
    }

    /** A part of the engine's own text, with the engine's parameters {@code from} to {@code to}. */
    Statement engines(String part, int from, int to) {
        mappings.addAll(stock.getParameterMappings().subList(from, to));
        return text(part);
    }

    /** A question mark for a value of ours. */
    Statement value(Object value) {
        String name = "taskRule" + added.size();
        added.put(name, value);
        mappings.add(new ParameterMapping.Builder(engines.getConfiguration(), name, value.getClass()).build());
        return text("?");
    }

    Statement values(Collection<String> values) {
        String separator = "";
        for (String value : values) {
            text(separator).value(value);
            separator = ", ";
        }
        return this;
    }

    BoundSql bound() {
        var whole = new BoundSql(engines.getConfiguration(), text.toString(), mappings, stock.getParameterObject());
        stock.getAdditionalParameters().forEach(whole::setAdditionalParameter);
        added.forEach(whole::setAdditionalParameter);
        return whole;
    }
}
