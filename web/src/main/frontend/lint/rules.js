/** Our rules about diagrams beside those of bpmnlint: what they report is a whole sentence for the process owner. */
import { measure } from './geometry.js';

const is = (node, type) => node.$instanceOf?.(type);
const named = element => element.name ? `「${element.name.trim()}」` : `「${element.id}」`;
const CHINESE = /[\u4e00-\u9fff]/;
const OWN_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MADE_UP_ID = /^(activity|gateway|event|flow)-[0-9a-z]{7}$/;
const CONDITION = /^\$\{!?\w+( (==|!=|>|<|>=|<=) ('[A-Z_]*'|-?\d+|null|true|false))?\}$/;

const each = check => () => ({ check });
const parts = gateway => (gateway.outgoing ?? []).length > 1;

/** Rules by name, in the form that bpmnlint takes. */
export const rules = {
  'named-ids': each((node, reporter) => {
    if (is(node, 'bpmn:FlowNode') && (!OWN_ID.test(node.id) || MADE_UP_ID.test(node.id))) {
      reporter.report(node.id, `编号「${node.id}」说不出这一步做什么：请改成小写英文，用短横线连接，如 confirm-items；发布之后不要再改`, ['id']);
    }
  }),
  'chinese-names': each((node, reporter) => {
    if (!is(node, 'bpmn:FlowNode') || (is(node, 'bpmn:Gateway') && !parts(node))) return;
    if (!CHINESE.test(node.name ?? '')) reporter.report(node.id, '缺少中文名称：双击写上，步骤写做什么，事件写发生了什么，网关写一个问题', ['name']);
  }),
  'gateway-asks': each((node, reporter) => {
    if (is(node, 'bpmn:ExclusiveGateway') && parts(node) && !/？$/.test(node.name ?? '')) {
      reporter.report(node.id, '网关的名称要是一个问题，以「？」结尾，如「客户同意？」；答案写在它后面的连线上', ['name']);
    }
  }),
  'simple-conditions': each((node, reporter) => {
    if (!is(node, 'bpmn:SequenceFlow') || !node.conditionExpression) return;
    const text = (node.conditionExpression.body ?? '').trim();
    if (!CONDITION.test(text)) reporter.report(node.id, `条件「${text}」太复杂：只问一个变量一件事，如 \${approved} 或 \${outcome == 'REACHED'}；再复杂请用决策表`, ['conditionExpression']);
  }),
  'documented-steps': each((node, reporter) => {
    if (is(node, 'bpmn:UserTask') && !(node.documentation ?? []).some(d => d.text?.trim())) {
      reporter.report(node.id, '由人办的步骤要有一句「说明」：规则是什么，谁定的', ['documentation']);
    }
  }),
  'readable-drawing': each((node, reporter) => {
    if (!is(node, 'bpmn:Definitions')) return;
    const sentences = {
      overlap: (element, other) => `和${named(other)}叠在一起：请移开`,
      crossing: (element, other) => `这条连线穿过${named(other)}：请绕开`,
      label: (element, other) => `名称压在${named(other)}上：请把名称移开`
    };
    measure(node, (kind, element, other) => reporter.report(element.id, sentences[kind](element, other)));
  })
};
