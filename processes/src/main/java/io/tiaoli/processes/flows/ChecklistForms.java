package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tiaoli.processes.Role;
import io.tiaoli.workers.checklists.SheetFile;
import io.tiaoli.workers.checklists.SheetUnreadable;

/** The forms that stand for the check sheets of a folder: an owner edits rows, never the form. */
final class ChecklistForms {

    /** The form of every readable sheet, by file name. */
    static Map<String, byte[]> of(FlowFolder folder) {
        Map<String, byte[]> forms = new TreeMap<>();
        folder.files().forEach((file, content) -> {
            if (!isSheet(file)) return;
            try {
                forms.put(key(file) + ".form", ChecklistForm.of(SheetFile.read(key(file), content), content));
            } catch (SheetUnreadable e) {
                // its own check says what is wrong with it
            }
        });
        return forms;
    }

    /** The folder as its owner wrote it: without forms that were made from sheets before. */
    static FlowFolder without(FlowFolder folder) {
        SortedMap<String, byte[]> files = new TreeMap<>(folder.files());
        folder.files().forEach((file, content) -> {
            if (file.endsWith(".form") && folder.files().containsKey(file.replaceFirst("\\.form$", SheetFile.ENDING)) && isMade(content)) files.remove(file);
        });
        return folder.with(files);
    }

    /** The folder as it will be deployed. */
    static FlowFolder complete(FlowFolder folder) {
        SortedMap<String, byte[]> files = new TreeMap<>(folder.files());
        files.putAll(of(folder));
        return folder.with(files);
    }

    static List<Finding> findings(FlowFolder folder) {
        List<Finding> findings = new ArrayList<>();
        folder.files().forEach((file, content) -> {
            if (!isSheet(file)) return;
            if (folder.files().containsKey(key(file) + ".form")) findings.add(new Finding(file, "", "表单 %s.form 由这张查核表生成，请不要另写".formatted(key(file))));
            try {
                var sheet = SheetFile.read(key(file), content);
                sheet.items().forEach(item -> item.role().filter(role -> Role.of(role).isEmpty())
                        .ifPresent(role -> findings.add(new Finding(file, item.text(), "没有名为「%s」的角色".formatted(role)))));
            } catch (SheetUnreadable e) {
                e.problems().forEach(problem -> findings.add(new Finding(file, "", problem)));
            }
        });
        return findings;
    }

    static boolean isSheet(String file) {
        return file.endsWith(SheetFile.ENDING);
    }

    static String key(String file) {
        return file.substring(0, file.length() - SheetFile.ENDING.length());
    }

    private static boolean isMade(byte[] form) {
        return new String(form, StandardCharsets.UTF_8).contains(ChecklistForm.MADE);
    }

    private ChecklistForms() {}
}
