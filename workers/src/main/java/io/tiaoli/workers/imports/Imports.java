package io.tiaoli.workers.imports;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings files in: upload and check, look, confirm; one at a time, in the background. */
@Component
public class Imports {

    public static final int MOST_BYTES = 12 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;

    private final ImportRuns runs;
    private final ImportWork work;
    private final List<ImportKind<?>> kinds;
    private final TransactionTemplate transaction;
    private final String node;
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "import");
        thread.setDaemon(true);
        return thread;
    });

    Imports(ImportRuns runs, ImportWork work, List<ImportKind<?>> kinds, PlatformTransactionManager transactions, @Value("${server.port:0}") String port) {
        this.runs = runs;
        this.work = work;
        this.kinds = kinds;
        this.transaction = new TransactionTemplate(transactions);
        this.node = host() + ":" + port;
    }

    /** What may be brought in, in the order in which a shop does it. */
    public List<KindOfImport> kinds() {
        return kinds.stream().map(kind -> new KindOfImport(kind.id(), kind.label(), kind.headings())).toList();
    }

    /**
     * Takes a file and checks it in the background.
     *
     * @param source where it comes from; needed for 放假安排 only
     * @param who in words for staff
     * @return the id of the run
     */
    public String start(String kindId, String fileName, byte[] content, String source, String who) {
        String id = take(kindId, fileName, content, source, who);
        background.execute(() -> work.check(get(id), kind(kindId)));
        return id;
    }

    /** Checks and, where nothing is wrong, writes a file in the calling thread. */
    public ImportRun now(String kindId, String fileName, byte[] content, String source, String who) {
        String id = take(kindId, fileName, content, source, who);
        work.check(get(id), kind(kindId));
        if (get(id).state() == ImportState.READY) {
            confirm(id, who);
            work.commit(get(id), kind(kindId));
        }
        return get(id);
    }

    private String take(String kindId, String fileName, byte[] content, String source, String who) {
        kind(kindId);
        if (content.length == 0) throw new IllegalArgumentException("没有选择文件，或者文件是空的");
        if (content.length > MOST_BYTES) throw new IllegalArgumentException("文件「%s」超过 12 MB，请分成几个文件".formatted(fileName));
        if (kindId.equals("calendar") && (source.isBlank() || source.length() > LONGEST_NAME)) throw new IllegalArgumentException("请写明放假安排的来源（1 至 200 个字），如通知的名称和文号");
        String id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            alone();
            runs.latest(50).stream().filter(run -> run.kind().equals(kindId) && run.state() == ImportState.READY)
                    .forEach(run -> runs.move(run.id(), ImportState.READY, ImportState.DROPPED, "又上传了新的文件"));
            String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
            runs.add(id, kindId, name.substring(Math.max(0, name.length() - LONGEST_NAME)), content, source.strip(), TableRows.estimate(content), node, who);
        });
        return id;
    }

    /** Writes a checked file in the background. */
    public void commit(String id, String who) {
        confirm(id, who);
        background.execute(() -> work.commit(get(id), kind(get(id).kind())));
    }

    private void confirm(String id, String who) {
        transaction.executeWithoutResult(status -> {
            alone();
            if (!runs.move(id, ImportState.READY, ImportState.COMMITTING, "")) throw new IllegalArgumentException("这次导入已经不在等待确认，请刷新页面");
            runs.confirmed(id, who, node);
        });
    }

    /** Gives up a checked file. */
    public void drop(String id) {
        if (!runs.move(id, ImportState.READY, ImportState.DROPPED, "")) throw new IllegalArgumentException("这次导入已经不在等待确认，请刷新页面");
    }

    public Optional<ImportRun> find(String id) {
        runs.breakOff("");
        return runs.find(id);
    }

    /** The newest first. */
    public List<ImportRun> latest(int limit) {
        runs.breakOff("");
        return runs.latest(limit);
    }

    public Preview preview(String id) {
        return runs.preview(id);
    }

    public List<Problem> problems(String id, int limit) {
        return runs.problems(id, limit);
    }

    /** Runs of this node that were under way are lost. */
    @PostConstruct
    void restarted() {
        runs.breakOff(node);
    }

    @PreDestroy
    void stop() {
        background.shutdown();
    }

    private void alone() {
        runs.lock();
        runs.breakOff("");
        runs.running().ifPresent(run -> {
            throw new IllegalArgumentException("「%s」正在导入（%s），请等它结束再试".formatted(run.fileName(), run.startedBy()));
        });
    }

    private ImportRun get(String id) {
        return runs.find(id).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的导入".formatted(id)));
    }

    private ImportKind<?> kind(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException("不能导入「%s」".formatted(id)));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
