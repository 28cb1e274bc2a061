package io.tiaoli.processes.flows;

import java.util.List;

import io.tiaoli.processes.rehearsal.KeptCases;

/** Checks that the test cases of a folder can be read; whether they go as expected, only a rehearsal says. */
final class CasesCheck {

    static List<Finding> findings(FlowFolder folder) {
        var other = folder.files().keySet().stream().filter(file -> FlowFolder.isCases(file) && !file.equals(KeptCases.file(folder.flow()))).findFirst();
        if (other.isPresent()) return List.of(new Finding(other.get(), "", "测试案例的文件要叫「%s」".formatted(KeptCases.file(folder.flow()))));
        try {
            KeptCases.of(folder.flow(), folder.files());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new Finding(KeptCases.file(folder.flow()), "", e.getMessage()));
        }
    }

    private CasesCheck() {}
}
