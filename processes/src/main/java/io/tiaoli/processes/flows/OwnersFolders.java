package io.tiaoli.processes.flows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The folders whose newest deployment is an owner's, with their contents. */
@Repository
public class OwnersFolders {

    private final JdbcClient jdbc;

    OwnersFolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Read beside the engine's services, which would ask for the rights of the person who deploys. */
    public List<FlowFolder> all() {
        Map<String, TreeMap<String, byte[]>> folders = new TreeMap<>();
        jdbc.sql("""
                select d.folder, f.name_, f.bytes_ from flow_deployment d join act_ge_bytearray f on f.deployment_id_ = d.deployment_id
                where d.origin = 'OWNER' and d.seq = (select max(n.seq) from flow_deployment n where n.folder = d.folder)""")
                .query(row -> {
                    String file = row.getString(2);
                    folders.computeIfAbsent(row.getString(1), name -> new TreeMap<>()).put(file.substring(file.lastIndexOf('/') + 1), row.getBytes(3));
                });
        return folders.entrySet().stream().map(folder -> ChecklistForms.without(new FlowFolder(folder.getKey(), folder.getValue()))).toList();
    }
}
