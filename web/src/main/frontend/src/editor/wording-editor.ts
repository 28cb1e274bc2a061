/** Edits a text of a draft, and shows it beside as its reader will have it. */
import { Draft } from './draft';
import './editor.css';

interface Message { text: string; letters: number; segments: number; limit: number }
interface Sample { text: string; message: Message | null; pages: number; problems: string[] }

const page = document.querySelector<HTMLElement>('#editor')!;
const text = document.querySelector<HTMLTextAreaElement>('#text')!;
const shown = document.querySelector<HTMLElement>('#sample')!;
const draft = new Draft(document.querySelector<HTMLElement>('#saved')!);

function element(name: string, content: string, kind = ''): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: content, className: kind });
}

function paper(pages: number): HTMLElement[] {
  // the number makes the browser ask again after each change
  const at = Date.now();
  return Array.from({ length: pages }, (_, n) => Object.assign(document.createElement('img'), { src: `${shown.dataset.paper!}/${n + 1}.png?at=${at}`, alt: `第 ${n + 1} 页`, className: 'paper' }));
}

function show({ text: read, message, pages, problems }: Sample): void {
  const size = message ? [element('p', `连签名和退订共 ${message.letters} 字，分 ${message.segments} 条发送，最多 ${message.limit} 条`, message.segments > message.limit ? 'problem' : 'good')] : [];
  const list = document.createElement('ul');
  problems.forEach(problem => list.append(element('li', problem, 'problem')));
  shown.replaceChildren(...size, ...(problems.length > 0 ? [list] : []), ...(read ? [element('pre', read, 'quote')] : []), ...paper(pages));
  shown.dataset.state = problems.length > 0 ? 'bad' : 'good';
}

async function look(): Promise<void> {
  show(await draft.ask<Sample>('GET', shown.dataset.sample!));
}

async function start(): Promise<void> {
  const opened = await draft.open();
  text.value = opened.text;
  text.readOnly = !opened.mine;
  text.addEventListener('input', () => draft.change(text.value));
  draft.onSaved(() => void look());
  document.querySelectorAll<HTMLButtonElement>('#names button').forEach(name => name.addEventListener('click', () => {
    text.setRangeText(`{{${name.dataset.name!}}}`, text.selectionStart, text.selectionEnd, 'end');
    text.focus();
    draft.change(text.value);
  }));
  await look();
  page.dataset.state = 'open';
}

start().catch((error: Error) => {
  shown.textContent = `没有打开：${error.message}`;
  page.dataset.state = 'failed';
});
