/** Edits a form of a draft, beside a preview that is drawn as the task list draws it. */
import { FormEditor } from '@bpmn-io/form-js';
import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { Draft } from './draft';
import { inChinese, keepChinese } from './translate';
import './calendar';
import './editor.css';

const page = document.querySelector<HTMLElement>('#editor')!;
const place = document.querySelector<HTMLElement>('#canvas')!;
const preview = document.querySelector<HTMLIFrameElement>('#preview')!;
const draft = new Draft(document.querySelector<HTMLElement>('#saved')!);

function show(schema: unknown): void {
  preview.contentWindow!.postMessage(schema, location.origin);
}

async function start(): Promise<void> {
  const opened = await draft.open();
  let schema = JSON.parse(opened.text) as { schemaVersion?: number };
  // the task list's library is older: it reads what it wrote itself
  const { schemaVersion } = schema;
  addEventListener('message', event => { if (event.origin === location.origin && event.data === 'ready') show(schema); });
  preview.src = preview.dataset.src!;
  if (opened.mine) {
    const editor = new FormEditor({ container: place, additionalModules: [inChinese] });
    await editor.importSchema(structuredClone(schema) as never);
    keepChinese(page);
    editor.on('changed', () => {
      schema = { ...editor.getSchema(), ...(schemaVersion === undefined ? {} : { schemaVersion }) };
      draft.change(`${JSON.stringify(schema, null, 2)}\n`);
      show(schema);
    });
    Object.assign(page, { editor });
  } else {
    place.remove();
  }
  page.dataset.state = 'open';
}

start().catch((error: Error) => {
  place.textContent = `表单没有打开：${error.message}`;
  page.dataset.state = 'failed';
});
