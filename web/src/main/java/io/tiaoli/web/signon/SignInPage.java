package io.tiaoli.web.signon;

import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import io.tiaoli.web.demo.DemoPeople;

/** The sign-in and sign-out pages; in a demo the first says that it is one and lists its users. */
@Controller
class SignInPage {

    private final Optional<DemoPeople> demo;
    private final String company;

    SignInPage(Optional<DemoPeople> demo, @Value("${tiaoli.company.name:}") String company) {
        this.demo = demo;
        this.company = company;
    }

    @GetMapping("/login")
    String signIn(@RequestParam(required = false) String wrong, @RequestParam(required = false) String out, @RequestParam(required = false) Integer wait, Model page) {
        page.addAttribute("wrong", wrong != null);
        page.addAttribute("out", out != null);
        page.addAttribute("wait", wait);
        page.addAttribute("company", company);
        page.addAttribute("demo", demo.isPresent());
        page.addAttribute("people", demo.map(DemoPeople::listed).orElse(List.of()));
        page.addAttribute("password", demo.map(DemoPeople::shownPassword).orElse(""));
        return "sign-in";
    }

    @GetMapping("/sign-out")
    String signOut() {
        return "sign-out";
    }

    @GetMapping("/")
    RedirectView home() {
        return new RedirectView("/camunda/app/tasklist/default/", true);
    }
}
