package io.tiaoli.processes;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The candidate groups that diagrams may name; each has a manager who is told when its work is late. */
public enum Role {

    SERVICE_ADVISOR("service-advisor", "服务顾问", "service-manager"),
    DISPATCHER("dispatcher", "车间调度员", "service-manager"),
    LEAD_TECHNICIAN("lead-technician", "主修技师", "service-manager"),
    TECHNICIAN("technician", "维修技师", "service-manager"),
    TECHNICAL_SUPPORT("technical-support", "车间技术支持", "service-manager"),
    PARTS_CLERK("parts-clerk", "配件员", "service-manager"),
    GATE_GUIDE("gate-guide", "引导员", "service-manager"),
    CAR_WASHER("car-washer", "洗车员", "service-manager"),
    CUSTOMER_SERVICE("customer-service", "客服", "service-manager"),
    CUSTOMER_SPECIALIST("customer-specialist", "客户专员", "service-manager"),
    TELESALES("telesales", "电销", "service-manager"),
    FOLLOW_UP_AGENT("follow-up-agent", "跟踪业务员", "business-dept-manager"),
    BUSINESS_DEPT("business-dept", "业务部", "business-dept-manager"),
    BUSINESS_DEPT_MANAGER("business-dept-manager", "业务部主管", "general-manager"),
    SALES_CONSULTANT("sales-consultant", "销售顾问", "sales-manager"),
    ACCOUNT_MANAGER("account-manager", "客户经理", "sales-manager"),
    RECEPTION_DESK("reception-desk", "前台", "showroom-manager"),
    SHOWROOM_MANAGER("showroom-manager", "展厅经理", "general-manager"),
    SUPERVISOR("supervisor", "主管", "showroom-manager"),
    SALES_MANAGER("sales-manager", "销售经理", "general-manager"),
    SERVICE_MANAGER("service-manager", "服务经理", "general-manager"),
    GENERAL_MANAGER("general-manager", "总经理", "general-manager"),
    FINANCE("finance", "财务", "general-manager"),
    CASHIER("cashier", "收银", "general-manager"),
    INSURANCE_SPECIALIST("insurance-specialist", "保险专员", "service-manager"),
    CLAIMS_SPECIALIST("claims-specialist", "理赔专员", "service-manager"),
    FINANCE_SPECIALIST("finance-specialist", "金融专员", "sales-manager"),
    USED_CAR_DEPT("used-car-dept", "二手车部门", "sales-manager"),
    MARKETING("marketing", "市场部", "general-manager"),
    AUTO_DIVISION("auto-division", "汽车事业部", "general-manager"),
    SURVEYOR("surveyor", "勘察师", "general-manager"),
    DESIGNER("designer", "设计师", "general-manager"),
    BEAUTICIAN("beautician", "美容师", "general-manager"),
    CLIENT("client", "发包商", "client-manager"),
    CONTRACTOR("contractor", "承包商", "contractor-manager"),
    CLIENT_MANAGER("client-manager", "发包方负责人", "general-manager"),
    CONTRACTOR_MANAGER("contractor-manager", "承包方负责人", "general-manager"),
    ANALYST("analyst", "分析员", "general-manager"),
    PROCUREMENT("procurement", "采购", "general-manager"),
    LEGAL("legal", "法务", "general-manager"),
    GUARANTOR("guarantor", "担保人", "general-manager"),
    CAMPAIGN_DESK("campaign-desk", "活动客服团队", "general-manager"),
    SITE_TEAM("site-team", "施工人员", "general-manager"),
    QUALITY_MANAGER("quality-manager", "质检", "general-manager"),
    ACCEPTANCE_INSPECTOR("acceptance-inspector", "验收", "general-manager"),
    BEAUTY_OPS("beauty-ops", "平台客服", "general-manager"),
    PDI_TECHNICIAN("pdi-technician", "交车整备技师", "sales-manager"),
    AUDITOR("auditor", "查核员", "general-manager");

    private final String id;
    private final String label;
    private final String manager;

    Role(String id, String label, String manager) {
        this.id = id;
        this.label = label;
        this.manager = manager;
    }

    public String id() {
        return id;
    }

    /** In Chinese, as staff say it. */
    public String label() {
        return label;
    }

    /** The role that is told when work of this one is late. */
    public String manager() {
        return manager;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** The groups whose work members of {@code groups} manage, directly or through another manager. */
    public static Set<String> managedBy(Collection<String> groups) {
        Set<String> managed = new LinkedHashSet<>();
        List<String> managers = List.copyOf(groups);
        while (!managers.isEmpty()) {
            var above = managers;
            managers = Arrays.stream(values()).filter(role -> above.contains(role.manager) && managed.add(role.id)).map(Role::id).toList();
        }
        return managed;
    }
}
