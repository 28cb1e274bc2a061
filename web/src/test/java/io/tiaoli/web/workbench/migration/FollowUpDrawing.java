package io.tiaoli.web.workbench.migration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The follow-up after a service, open in the editor of diagrams. */
record FollowUpDrawing(Page page) {

    private static final String MODELER = "const m = document.querySelector('#editor').modeler; const registry = m.get('elementRegistry'); const modeling = m.get('modeling'); ";

    /** Selects steps that stand on the same picture, as clicks on them do. */
    void select(String... ids) {
        assertThat(page.locator("#editor[data-state=open]")).isVisible();
        page.evaluate("ids => { " + MODELER + "const all = ids.map(id => registry.get(id)); m.get('canvas').setRootElement(m.get('canvas').findRoot(all[0])); m.get('selection').select(all); }", List.of(ids));
    }

    /** The agent calls after two days instead of three. */
    void shorten() {
        select("agent-contact-due");
        open("基本");
        page.locator("#properties [data-entry-id=name] textarea").fill("满两天");
        open("定时");
        page.locator("#properties select[name$=timerEventDefinitionType]").selectOption("timeDuration");
        page.locator("#properties [data-entry-id$=timerEventDefinitionValue] input, #properties [data-entry-id$=timerEventDefinitionValue] textarea").first().fill("P2D");
        saved();
    }

    /** Nobody is urged after a week any more. */
    void dropUrging() {
        select("agent-overdue", "urge-agent-contact", "agent-contact-urged");
        page.locator("#editor-bar").getByText("删除").click();
        assertThat(page.locator(".djs-element[data-element-id=urge-agent-contact]")).hasCount(0);
        saved();
    }

    /** Draws a step behind the call and what becomes of a text that cannot be sent, then takes the worker from the list. */
    void addText() {
        select("record-agent-call");
        page.evaluate("() => { " + MODELER + """
                const made = type => m.get('elementFactory').createShape(type);
                const name = (shape, id, name) => modeling.updateProperties(shape, { id, name });
                const end = registry.get('agent-contact-made');
                modeling.removeConnection(registry.get('record-agent-call-to-agent-contact-made'));
                modeling.moveElements([end], { x: 150, y: 0 });
                const task = modeling.appendShape(registry.get('record-agent-call'), made({ type: 'bpmn:ServiceTask' }), { x: 698, y: 120 });
                modeling.connect(task, end);
                const refused = modeling.createShape(made({ type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:ErrorEventDefinition' }), { x: 698, y: 160 }, task, { attach: true });
                const phone = m.getDefinitions().rootElements.find(one => one.id === 'phone-invalid');
                modeling.updateModdleProperties(refused, refused.businessObject.eventDefinitions[0], { errorRef: phone });
                name(modeling.appendShape(refused, made({ type: 'bpmn:EndEvent' }), { x: 698, y: 250 }), 'talk-thanks-not-sent', '短信没有发出');
                name(refused, 'talk-thanks-refused', '不能发短信');
                m.get('selection').select(task); }""");
        page.locator(".bio-properties-panel-select-template-button").click();
        page.locator("[class*=template] input:visible, .djs-popup-search input:visible").first().fill("发短信");
        page.locator(".djs-popup .entry:visible", new Page.LocatorOptions().setHasText("sendSms")).click();
        assertThat(page.locator("#properties")).containsText("联系目的");
        open("基本");
        page.locator("#properties [data-entry-id=name] textarea").fill("谢谢接听");
        page.locator("#properties [data-entry-id=id] input").fill("thank-for-talk");
        assertThat(page.locator(".djs-element[data-element-id=thank-for-talk]")).isVisible();
        fill("短信文案", "after-service-follow-up-tips.sms");
        labelled("联系目的").selectOption("CARE");
        labelled("业务线").selectOption("AUTO");
        saved();
    }

    /** Writes into a field of the step that is selected. */
    void fill(String label, String value) {
        labelled(label).fill(value);
        saved();
    }

    private Locator labelled(String label) {
        open("输入");
        return page.locator("#properties").getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).first();
    }

    private void saved() {
        assertThat(page.locator("#saved")).containsText("已保存");
    }

    /** Opens one group of the panel by its name. */
    private void open(String name) {
        var header = page.locator(".bio-properties-panel-group-header", new Page.LocatorOptions().setHasText(name)).first();
        assertThat(header).isVisible();
        if (!header.getAttribute("class").contains("open")) header.click();
    }
}
