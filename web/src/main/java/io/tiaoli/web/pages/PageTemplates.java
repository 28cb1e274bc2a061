package io.tiaoli.web.pages;

import com.samskivert.mustache.Mustache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How our page templates are read. */
@Configuration
class PageTemplates {

    /** An empty text and a zero count as nothing, so that a page can leave out what there is not. */
    @Bean
    Mustache.Compiler mustacheCompiler(Mustache.TemplateLoader loader) {
        return Mustache.compiler().withLoader(loader).emptyStringIsFalse(true).zeroIsFalse(true);
    }
}
