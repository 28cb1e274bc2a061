package io.tiaoli.web.rehearsal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.flows.ShippedCheck;
import io.tiaoli.web.access.Groups;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.Gateway;
import io.tiaoli.workers.messaging.gateway.Gateways;
import io.tiaoli.workers.messaging.gateway.Outgoing;

/** The engine of a rehearsal: the real workers, rules and flows, the demo company, and nobody outside. Not a part of the running application, which must not find it. */
@ComponentScan({"io.tiaoli.workers", "io.tiaoli.processes", "io.tiaoli.web.demo"})
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class, JacksonAutoConfiguration.class, DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class, CamundaBpmAutoConfiguration.class})
@Import({Stage.class, Cast.class, Beginning.class, Doer.class, Snapshot.class})
class RehearsalApplication {

    /** Takes every message, as a real gateway does on a good day, and sends none. */
    private record Nobody(Channel channel) implements Gateway {

        @Override
        public String name() {
            return "rehearsal";
        }

        @Override
        public Accepted send(Outgoing message) {
            return new Accepted(List.of("rehearsal-" + message.id()), "预演");
        }
    }

    @Bean
    @Primary
    Gateways nobody() {
        return new Gateways(Stream.of(Channel.SMS, Channel.EMAIL).map(channel -> new Gateways.Way(new Nobody(channel), Duration.ofSeconds(5))).toList());
    }

    /** The application that started this process has checked the same flows. */
    @Bean
    @Primary
    ShippedCheck checkedBefore() {
        return folders -> List.of();
    }

    /** The groups that the demo company's people are in. */
    @Bean
    @Order(1)
    ApplicationRunner groups(IdentityService identities) {
        return arguments -> Stream.of(Arrays.stream(Role.values()).map(Role::id), Groups.lines().keySet().stream().map(Groups::owner), Stream.of(Groups.ADMINISTRATOR, Groups.MACHINE))
                .flatMap(ids -> ids).forEach(id -> identities.saveGroup(identities.newGroup(id)));
    }

    /** Being a bean, it is told of every step. */
    @Bean
    Footsteps footsteps() {
        return new Footsteps();
    }
}
