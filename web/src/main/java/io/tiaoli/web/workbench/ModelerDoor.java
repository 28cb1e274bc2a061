package io.tiaoli.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

import io.tiaoli.processes.engine.UnstorableInput;
import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.web.pages.NotThere;

/** Stands in the place of the engine's own deployment call: Camunda Modeler sends to it, and shows the message of a refusal. */
class ModelerDoor extends HttpServlet {

    static final String PATH = "/engine-rest/deployment/create";
    private static final Logger LOG = LoggerFactory.getLogger(ModelerDoor.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneId.systemDefault());

    /** A definition, by the names that the engine's interface has for it. */
    record Definition(String id, String key, String name, int version, String resource, String deploymentId) {}

    /** A deployment, by the same. */
    record Deployed(String id, String name, String source, String deploymentTime, String tenantId, Map<String, Definition> deployedProcessDefinitions) {}

    /** Why not, by the same. */
    record Problem(String type, String message) {}

    private final transient ModelerDeployments deployments;
    private final transient RepositoryService repository;
    private final transient IdentityService identities;
    private final transient ObjectMapper json;

    ModelerDoor(ModelerDeployments deployments, RepositoryService repository, IdentityService identities, ObjectMapper json) {
        this.deployments = deployments;
        this.repository = repository;
        this.identities = identities;
        this.json = json;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // from here on our own rule of who may deploy what holds, as on our pages; the engine would ask for rights that owners do not have
        identities.clearAuthentication();
        try {
            answer(response, 200, deployed(deployments.deploy(ModelerRequest.of(parts(request)))));
        } catch (FlowRefused refused) {
            answer(response, 400, new Problem("ParseException", "检查没有通过，流程没有变。请先改好：\n" + refused.findings().stream().map(f -> "· " + f).collect(Collectors.joining("\n"))));
        } catch (IllegalArgumentException refused) {
            answer(response, 400, new Problem("InvalidRequestException", refused.getMessage()));
        } catch (NotThere refused) {
            answer(response, 404, new Problem("InvalidRequestException", refused.getMessage()));
        } catch (AccessDeniedException refused) {
            answer(response, 403, new Problem("AuthorizationException", "只有流程负责人和系统管理员可以发布流程"));
        } catch (RuntimeException failed) {
            if (UnstorableInput.isCauseOf(failed)) {
                answer(response, 400, new Problem("InvalidRequestException", UnstorableInput.SENTENCE));
                return;
            }
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Failure {} at {}", number, PATH, failed);
            answer(response, 500, new Problem("RestException", "系统出错了，请稍后再试。错误编号 " + number));
        }
    }

    /** The container has many ways to say that it cannot read what was sent, of which not all are checked ones. */
    private static Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (ServletException | IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException("发来的内容读不出来，或者超过 14 MB", unreadable);
        }
    }

    private Deployed deployed(FlowHistory.Entry entry) {
        Map<String, Definition> definitions = new TreeMap<>();
        repository.createProcessDefinitionQuery().deploymentId(entry.deploymentId()).list()
                .forEach(d -> definitions.put(d.getId(), new Definition(d.getId(), d.getKey(), d.getName(), d.getVersion(), d.getResourceName(), d.getDeploymentId())));
        return new Deployed(entry.deploymentId(), entry.folder(), entry.reason().orElse(""), MOMENT.format(entry.at()), null, definitions);
    }

    private void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), body);
    }
}
