package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "普通文字", "${approved}", "#{approved}", "${!approved}", "${outcome == 'reached' && !empty phone}", "${a + b * 2 >= c}",
        "${a > 1 ? 'x' : null}", "${execution.processBusinessKey}", "单号 ${execution.processBusinessKey}，车牌 ${plateNo}",
        "${receptionSheet.prop('approved').boolValue()}", "${sheet.hasProp('a') && !sheet.prop('a').isNull()}", "${quote.prop('lines').elements()}",
        "${quote.prop('lines').elements().size() > 0}", "${quote.prop('lines').elements().get(0).prop('name').stringValue()}",
        "${now()}", "${dateTime().plusDays(2).withTimeAtStartOfDay().toDate()}", "${dateTime().plusDays(days).minusHours(1).toDate()}",
        "${nrOfCompletedInstances == nrOfInstances}", "${loopCounter}", "${estimate.totalFen}", "${lines[0]}", "${m['key']}"})
    void whatADiagramNeedsIsAllowed(String text) {
        assertThat(ExpressionShape.refusal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${''.getClass()}", "${x.class}", "${x.class.forName('java.lang.Runtime')}", "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')}",
        "${execution}", "${execution.engine}", "${execution.getProcessEngineServices()}", "${execution.setVariable('a', 1)}", "${execution.processInstanceId}",
        "${execution['processEngineServices']}", "${task}", "${task.delete()}", "${externalTask}", "${caseExecution}", "${authenticatedUserId}",
        "${sendSms.run(x)}", "${currentUser()}", "${S('{}')}", "${XML(x)}", "${JSON(x)}", "${system('x')}", "${now(1)}",
        "${sheet.mapTo('java.lang.Runtime')}", "${sheet.jsonPath('$..x')}", "${sheet.prop('a', 'b')}", "${sheet.deleteProp('a')}", "${sheet.append(1)}", "${sheet.xPath('x')}",
        "${list.add(1)}", "${list.stream()}", "${text.length()}", "${text.concat('x')}", "${m[key]}", "${x[x]}", "${x['getClass']()}",
        "${a == b}${x.getClass()}", "${a ? x.getClass() : 1}", "${[x.getClass()]}", "${", "${}", "${a b}", "#{x.getClass()}", "${a = 1}", "${a; b}", "${x -> x}"})
    void everythingElseIsRefused(String text) {
        assertThat(ExpressionShape.refusal(text)).hasValueSatisfying(why -> assertThat(why).contains("不允许").contains("只能用"));
    }

    @Test
    void anExpressionWithoutEndOrBottomIsRefusedToo() {
        assertThat(ExpressionShape.refusal("${" + "(".repeat(900) + "1" + ")".repeat(900) + "}")).isPresent();
        assertThat(ExpressionShape.refusal("${" + "1+".repeat(2_000) + "1}")).isPresent();
    }

    @Test
    void theVariablesOfAnExpressionAreKnown() {
        assertThat(ExpressionShape.variables("${sheet.prop(field).stringValue() == plateNo && a > 1 ? b : execution.processBusinessKey}"))
                .containsExactlyInAnyOrder("sheet", "field", "plateNo", "a", "b");
        assertThat(ExpressionShape.variables("${dateTime().plusDays(days).toDate()} ${lines[0].name}")).containsExactlyInAnyOrder("days", "lines");
        assertThat(ExpressionShape.variables("没有")).isEmpty();
    }
}
