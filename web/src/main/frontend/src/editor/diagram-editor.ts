/** Edits a diagram of a draft. */
import { button, draw, zoomButtons } from '../viewer';
import type { Canvas, Registry } from '../viewer';
import { Draft } from './draft';
import { Findings } from './findings';
import { modeler } from './modeler';
import { keepChinese } from './translate';
import './editor.css';

interface Actions { trigger(action: string): void; isRegistered(action: string): boolean }
interface Events { on(event: string, act: () => void): void }
interface Templates { setTemplates(templates: object[]): void }

const MARGIN = 0.92;
/** px of the palette, which lies over the left border */
const PALETTE = 40;
const ACTIONS: [string, string, string][] = [['撤销', 'undo', 'Ctrl+Z'], ['重做', 'redo', 'Ctrl+Y'], ['复制', 'copy', 'Ctrl+C'], ['粘贴', 'paste', 'Ctrl+V'], ['删除', 'removeSelection', 'Delete'], ['查找', 'find', 'Ctrl+F']];

/** After the click has gone its way: the search closes at any click outside of it. */
const later = (act: () => void) => void setTimeout(act);

const page = document.querySelector<HTMLElement>('#editor')!;
const bar = document.querySelector<HTMLElement>('#editor-bar')!;
const place = document.querySelector<HTMLElement>('#canvas')!;
const panel = document.querySelector<HTMLElement>('#properties')!;
const findings = document.querySelector<HTMLElement>('#findings')!;
const draft = new Draft(document.querySelector<HTMLElement>('#saved')!);

async function edit(xml: string): Promise<void> {
  const editing = modeler(place, panel);
  editing.get<Templates>('elementTemplatesLoader').setTemplates(await draft.ask<object[]>('GET', page.dataset.templates!));
  await editing.importXML(xml);
  const canvas = editing.get<Canvas>('canvas');
  const top = canvas.getRootElement();
  const whole = () => {
    canvas.setRootElement(top);
    canvas.zoom(canvas.zoom('fit-viewport', 'auto') * MARGIN, 'auto');
    canvas.scroll({ dx: PALETTE, dy: 0 });
  };
  whole();
  const actions = editing.get<Actions>('editorActions');
  bar.append(...ACTIONS.map(([label, action, key]) => Object.assign(button(label, () => later(() => actions.trigger(action))), { title: key })),
    ...zoomButtons({ viewer: editing, canvas, registry: editing.get<Registry>('elementRegistry'), whole }));
  const found = new Findings(findings, editing, draft, page.dataset.name!);
  draft.onSaved(() => void found.kept());
  editing.get<Events>('eventBus').on('commandStack.changed', () => {
    found.drawn();
    void editing.saveXML({ format: true }).then(({ xml: text }) => draft.change(text!));
  });
  found.drawn();
  await found.kept();
  keepChinese(page);
  // for tests, and for whoever wants to look inside
  Object.assign(page, { modeler: editing });
}

async function start(): Promise<void> {
  const opened = await draft.open();
  if (opened.mine) {
    await edit(opened.text);
  } else {
    panel.remove();
    const picture = await draw(place, opened.text);
    bar.append(...zoomButtons(picture));
  }
  page.dataset.state = 'open';
}

start().catch((error: Error) => {
  place.textContent = `流程图没有打开：${error.message}`;
  page.dataset.state = 'failed';
});
