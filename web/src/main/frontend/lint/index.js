/** Checks a diagram by the rules of the house: the one source for the workbench and for the build. */
import Linter from 'bpmnlint/lib/linter.js';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js';
import recommended from 'bpmnlint/config/recommended.js';
import { core } from './core.js';
import { rules } from './rules.js';
import texts from './core-texts.json' with { type: 'json' };

const PLUGIN = 'bpmnlint-plugin-tiaoli';
/** Overlaps are measured by a rule of ours, which knows of boundary events and phases. */
const OFF = ['no-overlapping-elements'];

const config = { rules: {
  ...Object.fromEntries(Object.keys(recommended.rules).map(name => [name, OFF.includes(name) ? 'off' : 'error'])),
  ...Object.fromEntries(Object.keys(rules).map(name => [`tiaoli/${name}`, 'error']))
} };
const cache = Object.fromEntries([
  ...Object.entries(core).map(([name, rule]) => [`rule:bpmnlint/${name}`, rule]),
  ...Object.entries(rules).map(([name, rule]) => [`rule:${PLUGIN}/${name}`, rule])
]);

/**
 * What is wrong with a diagram, each with the element and a sentence that says how to mend it.
 *
 * @param {object} definitions a file as bpmn-moddle reads it
 * @returns {Promise<{ rule: string, element: string, message: string }[]>}
 */
export async function lint(definitions) {
  // a linter of its own each time: the rule about duplicate flows remembers what it has seen
  const found = await new Linter({ config, resolver: new StaticResolver(cache) }).lint(definitions);
  return Object.entries(found).flatMap(([name, reports]) => reports.map(({ id, message }) => {
    const rule = name.replace(/^tiaoli\//, '');
    return { rule, element: id ?? '', message: rule in rules ? message : texts[rule] ?? message };
  }));
}
