package io.tiaoli.web.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** Lets one owner at a time change a folder, file by file, with a way back to every former state. */
@Service
@Transactional
public class Drafts {

    private final DraftStore store;
    private final FlowDeployments deployments;
    private final StaffNames names;
    private final ApplicationEventPublisher events;

    Drafts(DraftStore store, FlowDeployments deployments, StaffNames names, ApplicationEventPublisher events) {
        this.store = store;
        this.deployments = deployments;
        this.names = names;
        this.events = events;
    }

    public Optional<Draft> find(String folder) {
        return store.find(folder);
    }

    /** @throws NotThere when the flow has no draft */
    public Draft require(Flow flow) {
        return store.find(flow.folder()).orElseThrow(() -> new NotThere("流程「%s」现在没有草稿，可能已经发布或放弃了".formatted(flow.name())));
    }

    List<Revision> revisions(Draft draft) {
        return store.revisions(draft.folder());
    }

    /** Whoever changed the draft of a folder since it was begun. */
    public Set<String> authors(String folder) {
        return store.authors(folder);
    }

    /** The draft of a folder, begun by {@code user} from what runs today when there is none. */
    Draft open(String folder, String user) {
        return store.find(folder).orElseGet(() -> {
            store.begin(folder, deployments.latest(folder).deploymentId(), user);
            return store.find(folder).orElseThrow();
        });
    }

    /** What the folder would be after the draft. */
    public FlowFolder content(Draft draft) {
        return content(draft, draft.revision());
    }

    /** What the draft started from. */
    public FlowFolder base(Draft draft) {
        return deployments.content(draft.folder(), draft.basedOn());
    }

    /**
     * Replaces one file.
     *
     * @param revision the state that the editor saw
     * @throws IllegalArgumentException when somebody else changed or took over the draft meanwhile
     */
    void save(Draft draft, String user, int revision, String file, byte[] content, String why) {
        change(draft, user, revision, Map.of(file, Optional.of(content)), why);
    }

    /**
     * Replaces one file while it is being typed: of what the same person typed within ten minutes the history keeps the last state.
     *
     * @param revision the state that the editor saw
     * @throws IllegalArgumentException when somebody else changed or took over the draft meanwhile
     */
    void type(Draft draft, String user, int revision, String file, byte[] content, String why) {
        if (Arrays.equals(content(draft).files().get(file), content) && draft.revision() == revision && draft.editor().equals(user)) return;
        change(draft, user, revision, Map.of(file, Optional.of(content)), why);
        store.forgetTyped(draft.folder(), revision + 1, file, user, why);
    }

    /** Makes the draft the given content, whatever it was; files that are not in it are removed. */
    void replace(Draft draft, String user, FlowFolder wanted, String why) {
        change(draft, user, draft.revision(), differences(content(draft), wanted), why);
    }

    /** Makes an earlier state of the draft the newest one. */
    void goBack(Draft draft, String user, int revision) {
        if (revision < 0 || revision >= draft.revision()) throw new IllegalArgumentException("草稿没有可以回到的第 %d 次改动".formatted(revision));
        replace(draft, user, content(draft, revision), revision == 0 ? "回到改动之前" : "回到第 %d 次改动".formatted(revision));
    }

    /** From now on {@code user} holds the draft; who held it before only looks. */
    Draft takeOver(Draft draft, String user) {
        store.hand(draft.folder(), user);
        return store.find(draft.folder()).orElseThrow();
    }

    /**
     * Makes the draft the running version and ends it.
     *
     * @throws io.tiaoli.processes.flows.FlowRefused with every finding of the check
     * @throws IllegalArgumentException when it changes nothing, or somebody else deployed or holds it
     */
    void deploy(Draft draft, String user, String reason) {
        requireEditor(draft, user);
        deployAs(draft, user, reason);
    }

    /** The same on behalf of {@code author}, who may have handed the draft on since. */
    public void deployAs(Draft draft, String author, String reason) {
        lock(draft);
        var wanted = content(draft);
        if (wanted.hash().equals(base(draft).hash())) throw new IllegalArgumentException("草稿和正在用的流程一样，没有要发布的");
        deployments.deploy(wanted, draft.basedOn(), author, reason);
        store.remove(draft.folder());
        events.publishEvent(new DraftTouched(draft.folder(), author, "草稿已经发布"));
    }

    /**
     * Keeps everybody else from changing the draft until the end of the transaction.
     *
     * @throws IllegalArgumentException when it was changed since it was read
     */
    public void lock(Draft draft) {
        store.lock(draft.folder());
        if (store.find(draft.folder()).filter(now -> now.revision() == draft.revision() && now.basedOn().equals(draft.basedOn())).isEmpty()) {
            throw new IllegalArgumentException("草稿刚刚又有改动，请刷新后再看");
        }
    }

    /** @throws IllegalArgumentException when somebody else holds the draft */
    public void requireEditor(Draft draft, String user) {
        if (!draft.editor().equals(user)) throw new IllegalArgumentException("这份草稿正由%s编辑。要改动请先接手".formatted(names.name(draft.editor())));
    }

    void discard(Draft draft, String user) {
        requireEditor(draft, user);
        store.remove(draft.folder());
        events.publishEvent(new DraftTouched(draft.folder(), user, "草稿已经放弃"));
    }

    private void change(Draft draft, String user, int revision, Map<String, Optional<byte[]>> files, String why) {
        requireEditor(draft, user);
        if (files.isEmpty()) return;
        if (!store.next(draft.folder(), user, revision)) {
            throw new IllegalArgumentException("草稿在您打开之后又有改动，这次没有保存。请复制您的内容，重新打开草稿再改");
        }
        files.forEach((name, content) -> store.put(draft.folder(), revision + 1, name, content, user, why));
        events.publishEvent(new DraftTouched(draft.folder(), user, "草稿又有改动（%s）".formatted(why)));
    }

    private FlowFolder content(Draft draft, int revision) {
        SortedMap<String, byte[]> files = new TreeMap<>(base(draft).files());
        store.changes(draft.folder(), revision).forEach((name, content) -> content.ifPresentOrElse(c -> files.put(name, c), () -> files.remove(name)));
        return new FlowFolder(draft.folder(), files);
    }

    private static Map<String, Optional<byte[]>> differences(FlowFolder before, FlowFolder after) {
        Map<String, Optional<byte[]>> differences = new TreeMap<>();
        var all = new TreeSet<>(before.files().keySet());
        all.addAll(after.files().keySet());
        for (var name : all) {
            if (!Arrays.equals(before.files().get(name), after.files().get(name))) differences.put(name, Optional.ofNullable(after.files().get(name)));
        }
        return differences;
    }
}
