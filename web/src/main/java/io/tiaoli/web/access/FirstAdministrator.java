package io.tiaoli.web.access;

import java.security.SecureRandom;

import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the first administrator where there is none: from the environment, or with a password that is printed this once. */
@Component
@Order(30)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final IdentityService identities;
    private final String user;
    private final String password;

    FirstAdministrator(IdentityService identities, @Value("${tiaoli.admin.user:}") String user, @Value("${tiaoli.admin.password:}") String password) {
        this.identities = identities;
        this.user = user.isBlank() ? "administrator" : user.strip();
        if (!this.user.matches("[a-zA-Z0-9-]{1,64}")) throw new IllegalArgumentException("环境变量 TIAOLI_ADMIN_USER 的值「%s」不对，只能用 1 至 64 个字母、数字和短横线".formatted(user));
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (identities.createUserQuery().memberOfGroup(Groups.ADMINISTRATOR).count() > 0) return;
        String given = password.isBlank() ? made() : password;
        var administrator = identities.newUser(user);
        administrator.setFirstName("系统管理员");
        administrator.setLastName("");
        administrator.setPassword(given);
        try {
            identities.saveUser(administrator);
        } catch (org.camunda.bpm.engine.ProcessEngineException e) {
            throw new IllegalArgumentException("环境变量 TIAOLI_ADMIN_PASSWORD 不合密码规则：至少 10 位，含大小写字母、数字和符号，且不含用户名", e);
        }
        identities.createMembership(user, Groups.ADMINISTRATOR);
        if (password.isBlank()) LOG.warn("第一位管理员：用户名 {}，一次性密码 {}（只显示这一次，登录后请立即在「管理」里修改）", user, given);
    }

    private static String made() {
        var random = new SecureRandom();
        var text = new StringBuilder("Tl-7");
        for (int i = 0; i < 16; i++) text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.toString();
    }
}
