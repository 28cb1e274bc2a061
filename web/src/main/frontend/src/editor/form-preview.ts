/** Draws a form with the library and the styles of the task list, in a frame of its own because the editor's are newer. */
import { Form } from 'form-js-of-tasklist';
import { keepChinese } from './translate';
import './calendar';
import './form-preview.css';

const place = document.querySelector<HTMLElement>('#form')!;
const problem = document.querySelector<HTMLElement>('#problem')!;
const form = new Form({ container: place });

async function show(schema: unknown): Promise<void> {
  try {
    await form.importSchema(schema as never, {});
    problem.textContent = '';
  } catch (error) {
    problem.textContent = `任务列表打不开这张表单：${(error as Error).message}`;
  }
  document.body.dataset.state = 'drawn';
}

keepChinese(document.body);
addEventListener('message', event => { if (event.origin === location.origin) void show(event.data); });
parent.postMessage('ready', location.origin);
