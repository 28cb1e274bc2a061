/** Edits a decision of a draft as a table, and shows beside it what the owner's examples come to. */
import DmnModeler from 'dmn-js/lib/Modeler';
import DmnViewer from 'dmn-js/lib/Viewer';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import { Draft } from './draft';
import { inChinese, keepChinese } from './translate';
import './editor.css';

interface Row { given: string[]; wanted: string[]; decided: string[]; problem: string; right: boolean }
interface Examples { inputs: string[]; outputs: string[]; rows: Row[] }
interface Events { on(event: string, act: () => void): void }
interface View { get<T>(service: string): T }

/** Those that the engine knows. */
const TYPES = ['string', 'boolean', 'integer', 'long', 'double', 'date'];

const page = document.querySelector<HTMLElement>('#editor')!;
const place = document.querySelector<HTMLElement>('#canvas')!;
const shown = document.querySelector<HTMLElement>('#examples')!;
const text = document.querySelector<HTMLTextAreaElement>('#csv')!;
const draft = new Draft(document.querySelector<HTMLElement>('#saved')!);
const examples = new Draft(document.querySelector<HTMLElement>('#examples-saved')!);

function cell(row: HTMLTableRowElement, value: string, kind = ''): void {
  row.insertCell().append(Object.assign(document.createElement('span'), { textContent: value, className: kind }));
}

function show({ inputs, outputs, rows }: Examples): void {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const name of [...inputs, ...outputs.map(output => `应得 ${output}`), '决策表给出']) head.append(Object.assign(document.createElement('th'), { textContent: name }));
  const body = table.createTBody();
  for (const one of rows) {
    const row = body.insertRow();
    row.className = one.right ? 'right' : 'wrong';
    one.given.concat(one.wanted).forEach(value => cell(row, value));
    cell(row, one.right ? '相符' : one.problem || one.decided.join('，') || '（空）', one.right ? 'badge' : 'badge bad');
  }
  const wrong = rows.filter(row => !row.right).length;
  const title = Object.assign(document.createElement('p'), { textContent: wrong === 0 ? `${rows.length} 个例子都相符` : `${rows.length} 个例子里有 ${wrong} 个不相符`, className: wrong === 0 ? 'good' : 'problem' });
  shown.replaceChildren(title, table);
  shown.dataset.state = wrong === 0 ? 'good' : 'bad';
}

async function run(): Promise<void> {
  try {
    show(await draft.ask<Examples>('GET', shown.dataset.examples!));
  } catch (refused) {
    shown.replaceChildren(Object.assign(document.createElement('p'), { textContent: (refused as { message: string }).message, className: 'problem' }));
    shown.dataset.state = 'bad';
  }
}

/** Of one decision alone there is nothing to draw. */
function modules(xml: string): object {
  const decisions = new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagNameNS('*', 'decision').length;
  const additionalModules = decisions > 1 ? [inChinese] : [inChinese, { viewDrd: ['value', undefined] }];
  return { common: { dataTypes: TYPES }, drd: { additionalModules: [inChinese] }, decisionTable: { additionalModules }, literalExpression: { additionalModules } };
}

async function start(): Promise<void> {
  const opened = await draft.open();
  const options = { container: place, ...modules(opened.text) };
  const editor = opened.mine ? new DmnModeler(options) : new DmnViewer(options);
  await editor.importXML(opened.text);
  const view = editor.getActiveViewer() as View | undefined;
  keepChinese(page);
  if (opened.mine) {
    // for tests, and for whoever wants to look inside
    Object.assign(page, { editor });
    view?.get<Events>('eventBus').on('elements.changed', () => void editor.saveXML({ format: true }).then(({ xml }: { xml: string }) => draft.change(xml)));
  }
  draft.onSaved(() => void run());
  examples.onSaved(() => void run());
  const written = await examples.open().catch(() => ({ text: '', mine: opened.mine }));
  text.value = written.text;
  text.readOnly = !opened.mine;
  text.addEventListener('input', () => examples.change(text.value));
  await run();
  page.dataset.state = 'open';
}

start().catch((error: Error) => {
  place.textContent = `决策表没有打开：${error.message}`;
  page.dataset.state = 'failed';
});
