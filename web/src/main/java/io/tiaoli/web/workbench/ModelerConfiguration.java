package io.tiaoli.web.workbench;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.MultipartConfigElement;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link ModelerDoor} at its address, before the engine's interface that has everything below {@code /engine-rest}. */
@Configuration
class ModelerConfiguration {

    @Bean
    ServletRegistrationBean<ModelerDoor> modelerDoor(ModelerDeployments deployments, RepositoryService repository, IdentityService identities, ObjectMapper json, MultipartConfigElement limits) {
        var door = new ServletRegistrationBean<>(new ModelerDoor(deployments, repository, identities, json), ModelerDoor.PATH);
        door.setName("modeler-door");
        door.setMultipartConfig(limits);
        return door;
    }
}
