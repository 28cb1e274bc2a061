/** The kept test cases of the flow: listed, opened, run, removed. */
import { read } from '../viewer';
import { send } from './server';
import type { Scenario, Shown } from './types';

interface Kept { name: string; scenario: Scenario; expected: { path: string[]; messages: string[]; ends: string[] } }

const page = document.querySelector<HTMLElement>('#rehearsal')!;
const place = document.querySelector<HTMLElement>('#kept')!;
const said = document.querySelector<HTMLElement>('#kept-said')!;
const api = `${page.dataset.api!}/cases`;

function say(text: string, problem = false): void {
  said.textContent = text;
  said.className = problem ? 'problem' : 'good';
}

async function trying(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    say((error as Error).message, true);
  }
}

function act(label: string, className: string, does: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', () => void trying(does));
  return made;
}

/** Asks why in the row itself, then removes. */
function removal(kept: Kept, row: HTMLElement, open: (scenario: Scenario) => void): HTMLElement {
  const form = document.createElement('form');
  form.className = 'row';
  const reason = document.createElement('input');
  reason.required = true;
  reason.maxLength = 200;
  reason.placeholder = '为什么删去';
  reason.setAttribute('aria-label', '为什么删去');
  const go = document.createElement('button');
  go.className = 'danger small';
  go.textContent = '删去';
  form.append(reason, go);
  form.addEventListener('submit', event => {
    event.preventDefault();
    void trying(async () => {
      await send(page, `${api}/remove`, { name: kept.name, reason: reason.value });
      row.remove();
      await list(open);
      say(`「${kept.name}」已经从草稿里删去。`);
    });
  });
  return form;
}

/** @param open puts a scenario into the page, to be run again */
export async function list(open: (scenario: Scenario) => void, differences: string[][] = []): Promise<void> {
  const cases = await read<Kept[]>(api, '测试案例');
  if (cases.length === 0) {
    place.textContent = '还没有。跑一遍，结果满意就可以保留。';
    place.className = 'quiet';
    return;
  }
  place.className = '';
  const rows = cases.map((kept, n) => {
    const row = document.createElement('li');
    const name = document.createElement('b');
    name.textContent = kept.name;
    const facts = document.createElement('span');
    facts.className = 'quiet';
    facts.textContent = ` 走 ${kept.expected.path.length} 步，发 ${kept.expected.messages.length} 条消息`;
    const buttons = document.createElement('span');
    buttons.className = 'row';
    buttons.append(act('放到上面来跑', 'second small', async () => open(kept.scenario)), removal(kept, row, open));
    row.append(name, facts);
    const wrong = differences[n];
    if (wrong) {
      const verdict = document.createElement('p');
      verdict.className = wrong.length === 0 ? 'good' : 'problem';
      verdict.textContent = wrong.length === 0 ? '和应有的结果一样' : `不同：${wrong.join('；')}`;
      row.append(verdict);
    }
    row.append(buttons);
    return row;
  });
  const all = document.createElement('ul');
  all.className = 'plain cases';
  all.append(...rows);
  place.replaceChildren(all, act('全部跑一遍', 'second', () => runAll(open)));
}

async function runAll(open: (scenario: Scenario) => void): Promise<void> {
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', '测试案例的进度');
  place.append(bar);
  try {
    const { id } = await send<{ id: string }>(page, `${api}/runs`, {});
    const shown = await follow(id, text => say(text));
    if (shown.problem) throw new Error(shown.problem);
    await list(open, shown.differences);
    const wrong = shown.differences.filter(one => one.length > 0).length;
    say(wrong === 0 ? `${shown.differences.length} 个都和应有的结果一样。` : `${wrong} 个和应有的结果不同。`, wrong > 0);
  } finally {
    bar.remove();
  }
}

const LOOK = 400;

/** Follows a run until it is over. */
export async function follow(id: string, say: (text: string) => void): Promise<Shown> {
  for (;;) {
    const shown = await read<Shown>(`${page.dataset.api!}/runs/${id}`, '预演');
    if (shown.over) return shown;
    say(shown.said);
    await new Promise(later => setTimeout(later, LOOK));
  }
}

/** Keeps the last run. */
export function keeping(open: (scenario: Scenario) => void): void {
  const form = document.querySelector<HTMLFormElement>('#keep')!;
  form.addEventListener('submit', event => {
    event.preventDefault();
    void trying(async () => {
      const name = document.querySelector<HTMLInputElement>('#keep-name')!;
      const reason = document.querySelector<HTMLInputElement>('#keep-reason')!;
      await send(page, api, { run: page.dataset.run ?? '', name: name.value, reason: reason.value });
      await list(open);
      say(`「${name.value}」已经放进草稿，和流程一起发布。`);
      form.reset();
    });
  });
}
