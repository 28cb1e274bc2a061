/** node lint/check.js FOLDER ...: checks every diagram below the folders and fails where one breaks a rule. */
import fs from 'node:fs';
import path from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import { lint } from './index.js';

const NOT_OURS = /^(node_modules|target|src|\..*)$/;

function diagrams(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).filter(entry => !NOT_OURS.test(entry.name)).flatMap(entry => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? diagrams(place) : entry.name.endsWith('.bpmn') ? [place] : [];
  });
}

const files = process.argv.slice(2).flatMap(diagrams);
let count = 0;
for (const file of files) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(fs.readFileSync(file, 'utf8'));
  const findings = [...warnings.map(warning => ({ rule: 'readable', element: '', message: warning.message })), ...await lint(rootElement)];
  findings.forEach(({ rule, element, message }) => console.error(`${file} ${element}: ${message} (${rule})`));
  count += findings.length;
}
if (count > 0 || files.length === 0) {
  console.error(`${files.length} diagrams, ${count} findings`);
  process.exitCode = 1;
}
