package io.tiaoli.web.pages;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Me.Link;
import io.tiaoli.web.signon.EngineUsers;

/** Tells who is signed on in this request. */
@Component
public class SignedOn {

    private final IdentityService identities;

    SignedOn(IdentityService identities) {
        this.identities = identities;
    }

    /** Nobody on the sign-in page. */
    public Me me() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) return new Me("", "", List.of(), List.of());
        var user = identities.createUserQuery().userId(authentication.getName()).singleResult();
        String name = user == null || user.getFirstName() == null ? authentication.getName() : user.getFirstName();
        var me = new Me(authentication.getName(), name, groups(authentication), List.of());
        return new Me(me.user(), me.name(), me.groups(), links(me));
    }

    private static List<String> groups(Authentication authentication) {
        return EngineUsers.groups(authentication);
    }

    private static List<Link> links(Me me) {
        List<Link> links = new ArrayList<>(List.of(new Link("任务", "/"), new Link("案件", "/cases"), new Link("提醒", "/notices")));
        if (me.isManager() || List.of("gate-guide", "reception-desk", "service-advisor", "customer-service", "customer-specialist", "dispatcher", "telesales").stream().anyMatch(me::isIn)) {
            links.add(new Link("到店登记", "/reception"));
        }
        if (List.of("reception-desk", "showroom-manager", "customer-service", "sales-consultant").stream().anyMatch(me::isIn)) links.add(new Link("接电话", "/calls"));
        if (me.isAdministrator() || List.of("reception-desk", "showroom-manager", "sales-manager", "sales-consultant").stream().anyMatch(me::isIn)) links.add(new Link("预约来店", "/expected"));
        if (me.isManager() || me.isIn("customer-service")) links.add(new Link("消息箱", "/messages"));
        if (me.isManager()) {
            links.add(new Link("办不成的事", "/failures"));
            links.add(new Link("请假代理", "/absences"));
            links.add(new Link("查核得分", "/checklists"));
        }
        if (me.isAdministrator() || me.groups().stream().anyMatch(g -> g.startsWith("process-owner-"))) {
            links.add(new Link("流程工作台", "/workbench"));
            links.add(new Link("工作程序", "/workers"));
        }
        if (me.isAdministrator() || me.isIn("service-manager")) links.add(new Link("导入", "/imports"));
        if (me.isAdministrator()) links.addAll(List.of(new Link("接口令牌", "/tokens"), new Link("个人信息", "/privacy")));
        return links;
    }
}
