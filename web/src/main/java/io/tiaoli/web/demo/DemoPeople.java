package io.tiaoli.web.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.ShippedFlows;
import io.tiaoli.web.access.Groups;

/** The staff of the demo company: one person a role, a second advisor and technician, and a second owner of each business line. */
@Component
@Order(20)
@ConditionalOnProperty("tiaoli.demo")
public class DemoPeople implements ApplicationRunner {

    /** Somebody to sign in as. */
    public record Person(String user, String name, String role) {}

    static final String PASSWORD = "Tiaoli-demo-2026";
    private static final String[] NAMES = {"周敏", "吴刚", "郑海", "王勇", "冯磊", "陈静", "褚强", "卫东", "蒋丽", "沈洁", "韩梅", "杨帆", "朱红", "秦岚", "许晴", "何平", "吕芳",
            "施诺", "张弛", "孔亮", "曹旭", "严宽", "华强", "金鑫", "魏然", "陶然", "姜涛", "戚薇", "谢安", "邹平", "喻言", "柏青", "水清", "窦唯", "章程", "云飞", "苏航", "潘悦", "葛林",
            "奚文", "范晓", "彭辉", "郎平", "鲁宁", "韦佳", "昌盛", "马跃", "苗圃", "凤鸣", "花蕾", "方圆", "俞飞", "任重", "袁野", "柳青", "鲍捷", "史记", "唐风"};

    private static final String[] SECOND_OWNERS = {"孟阳", "白露", "高原", "罗兰", "宋词", "江月", "石磊"};
    private static final String OWNER = "流程负责人";
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    private final IdentityService identities;
    private final String password;
    private final List<Person> listed;

    DemoPeople(IdentityService identities, ShippedFlows flows, @Value("${tiaoli.demo-password:}") String password) {
        this.identities = identities;
        this.password = password;
        var working = working(flows.all());
        this.listed = all().stream().filter(person -> working.contains(person.user().replaceFirst("-\\d$", ""))).toList();
    }

    /** The groups that the diagrams and decisions name, as a role of a step or in a value. */
    private static Set<String> working(List<FlowFolder> folders) {
        Set<String> working = folders.stream().flatMap(folder -> folder.files().entrySet().stream()).filter(file -> file.getKey().matches(".*\\.(bpmn|dmn)"))
                .flatMap(file -> WORD.matcher(new String(file.getValue(), StandardCharsets.UTF_8)).results()).map(MatchResult::group).collect(Collectors.toSet());
        working.retainAll(Arrays.stream(Role.values()).map(Role::id).toList());
        folders.forEach(folder -> working.add(Groups.owner(folder.name().substring(0, folder.name().indexOf('/')))));
        working.add(Groups.ADMINISTRATOR);
        return working;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!password.isBlank() && !identities.checkPasswordAgainstPolicy(password).isValid()) {
            throw new IllegalArgumentException("环境变量 TIAOLI_DEMO_PASSWORD 不合密码规则：至少 10 位，含大小写字母、数字和符号");
        }
        all().forEach(this::add);
    }

    /** Who is listed on the sign-in page: the people whose groups the flows name, the owners of their lines, and the administrator. */
    public List<Person> listed() {
        return listed;
    }

    /** The password that the sign-in page shows; empty where the environment set another one. */
    public String shownPassword() {
        return password.isBlank() ? PASSWORD : "";
    }

    /** Who receives customers. */
    List<Person> advisors() {
        return all().stream().filter(p -> p.user().startsWith("service-advisor-")).toList();
    }

    private List<Person> all() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (var role : Role.values()) groups.put(role.id(), role.label());
        Groups.lines().keySet().forEach(line -> groups.put(Groups.owner(line), OWNER));
        groups.put(Groups.ADMINISTRATOR, "系统管理员");
        groups.put(Groups.MACHINE, "系统接口");
        List<Person> people = new ArrayList<>();
        groups.forEach((group, label) -> people.add(new Person(group + "-1", NAMES[people.size() % NAMES.length], label)));
        people.add(new Person("service-advisor-2", "李敏", Role.SERVICE_ADVISOR.label()));
        people.add(new Person("technician-2", "赵刚", Role.TECHNICIAN.label()));
        List<String> lines = List.copyOf(Groups.lines().keySet());
        for (int line = 0; line < lines.size(); line++) people.add(new Person(Groups.owner(lines.get(line)) + "-2", SECOND_OWNERS[line], OWNER));
        return people;
    }

    private void add(Person person) {
        String given = password.isBlank() ? PASSWORD : password;
        if (identities.createUserQuery().userId(person.user()).count() > 0) {
            keepInStep(person.user(), given);
            return;
        }
        var user = identities.newUser(person.user());
        // the full name in one field: Tasklist would show it as 敏 周
        user.setFirstName(person.name());
        user.setLastName("");
        user.setPassword(given);
        identities.saveUser(user);
        identities.createMembership(person.user(), person.user().replaceFirst("-\\d$", ""));
    }

    /** A demo that starts again with another setting has one password for all again, the one that its sign-in page tells of. */
    private void keepInStep(String user, String given) {
        if (identities.checkPassword(user, given)) return;
        var known = identities.createUserQuery().userId(user).singleResult();
        known.setPassword(given);
        identities.saveUser(known);
    }
}
