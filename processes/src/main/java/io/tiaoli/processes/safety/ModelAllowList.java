package io.tiaoli.processes.safety;

import java.util.List;
import java.util.Set;

import javax.xml.namespace.QName;

/** Says of a diagram, decision or form what in it an owner may not use; what is not listed is refused. */
public final class ModelAllowList {

    private final Set<String> delegates;

    /** @param delegates the workers that a service task may name, by bean name */
    public ModelAllowList(Set<String> delegates) {
        this.delegates = delegates;
    }

    /** All that is wrong with a file, empty if it is accepted; a file that cannot be read is a finding too. */
    public List<Finding> check(String fileName, byte[] content) {
        if (content.length > SafeXml.LARGEST) {
            return List.of(Finding.ofFile(fileName, "有 %d 字节，最多 %d 字节".formatted(content.length, SafeXml.LARGEST)));
        }
        return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "bpmn" -> model(fileName, content, new QName(ModelVocabulary.BPMN, "definitions"), new BpmnCheck(delegates));
            case "dmn" -> model(fileName, content, new QName(ModelVocabulary.DMN, "definitions"), new DmnCheck());
            case "form" -> FormCheck.findings(fileName, content);
            default -> List.of(Finding.ofFile(fileName, "不是允许的种类；可以是：.bpmn、.dmn、.form"));
        };
    }

    private static List<Finding> model(String fileName, byte[] content, QName root, ModelCheck check) {
        try {
            XmlElement read = SafeXml.read(content);
            if (!read.name.equals(root)) {
                return List.of(Finding.ofFile(fileName, "的最外层是「" + read.name + "」，应为「" + root + "」"));
            }
            return check.findings(read);
        } catch (SafeXml.Unreadable e) {
            return List.of(Finding.ofFile(fileName, e.getMessage()));
        }
    }
}
