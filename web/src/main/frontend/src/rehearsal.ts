/** The page on which an owner runs a flow through: what it begins with, the run, and what came of it. */
import { button, read } from './viewer';
import { fields, input, labelled, select, typed } from './rehearsal/fields';
import { follow, keeping, list } from './rehearsal/cases';
import { events } from './rehearsal/events';
import { show } from './rehearsal/outcome';
import { get, send } from './rehearsal/server';
import type { Json, Scenario, Start } from './rehearsal/types';
import './case-diagram.css';
import './rehearsal/rehearsal.css';

interface Choice { starts: Start[]; begins: string }

const page = document.querySelector<HTMLElement>('#rehearsal')!;
const form = document.querySelector<HTMLFormElement>('#scenario')!;
const api = page.dataset.api!;

let scenario: Scenario = { start: '', startAt: '', values: {}, answers: {}, events: [] };

function startFields(start: Start): HTMLElement[] {
  if (start.form.length > 0) return fields(start.form, scenario.values);
  return start.fields.map(field => {
    const before = scenario.values[field.name];
    const choices = Object.entries(field.choices);
    const written = before === undefined || before === null ? '' : String(before);
    const entry = choices.length > 0 ? select(choices, written) : input('text', written);
    if (entry instanceof HTMLInputElement && field.required) entry.placeholder = '不填由系统代填';
    entry.addEventListener('change', () => {
      const value: Json = typed(entry.value, before ?? (/(Km|Fen)$/.test(field.name) ? 0 : undefined));
      if (value === null) delete scenario.values[field.name];
      else scenario.values[field.name] = value;
    });
    return labelled(`${field.label}${field.label === field.name ? '' : `（${field.name}）`}${field.required ? '，必须有' : ''}`, entry);
  });
}

function ask(choice: Choice): void {
  const start = choice.starts.find(one => one.id === scenario.start) ?? choice.starts[0]!;
  scenario.start = start.id;
  const how = select(choice.starts.map(one => [one.id, `${one.name}：${one.how}`]), start.id);
  how.remove(0);
  how.addEventListener('change', () => {
    scenario = { ...scenario, start: how.value, values: {} };
    ask(choice);
  });
  const at = input('datetime-local', scenario.startAt.slice(0, 16));
  at.addEventListener('change', () => { scenario.startAt = at.value; });
  const grid = document.createElement('div');
  grid.className = 'answers';
  grid.append(labelled('怎样开始', how), labelled('什么时候开始', at), ...startFields(start));
  const heading = document.createElement('h2');
  heading.textContent = '从什么开始';
  const go = document.createElement('button');
  go.type = 'submit';
  go.textContent = '跑一遍';
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = '照一个真实的案件来';
  const number = input('text', '');
  const take = button('取它的内容', () => void taken(choice, number.value));
  const row = document.createElement('div');
  row.className = 'row';
  row.append(labelled('案件编号（取它开始时的内容、每一步填的表单和听到的事件，客户换成预演的客户）', number), take);
  details.append(summary, row);
  form.replaceChildren(heading, grid, details, go);
}

/** Begins with what a real case had. */
async function taken(choice: Choice, number: string): Promise<void> {
  const place = document.querySelector<HTMLElement>('#run')!;
  place.hidden = false;
  document.querySelector<HTMLElement>('#progress')!.hidden = true;
  try {
    if (!number.trim()) throw new Error('请写上案件编号');
    scenario = await get<Scenario>(`${api}/recorded/${encodeURIComponent(number.trim())}`);
    ask(choice);
    say(`已取来 ${number.trim()} 的内容，${Object.values(scenario.answers).flat().length} 张表单。`, false);
  } catch (error) {
    say((error as Error).message, true);
  }
}

function say(text: string, problem: boolean): void {
  const said = document.querySelector<HTMLElement>('#said')!;
  said.textContent = text;
  said.className = problem ? 'problem' : '';
}

async function run(): Promise<void> {
  const place = document.querySelector<HTMLElement>('#run')!;
  const bar = document.querySelector<HTMLElement>('#progress')!;
  place.hidden = false;
  bar.hidden = false;
  page.dataset.state = 'running';
  say('正在开始', false);
  const buttons = [...page.querySelectorAll<HTMLButtonElement>('button')];
  buttons.forEach(one => { one.disabled = true; });
  try {
    const { id } = await send<{ id: string }>(page, `${api}/runs`, scenario);
    const shown = await follow(id, text => say(text, false));
    const outcome = shown.outcomes[0];
    if (outcome) {
      scenario = show(outcome);
      events(scenario, outcome);
      page.dataset.run = id;
      say(`用了 ${(outcome.millis / 1000).toFixed(1)} 秒。`, false);
    } else {
      say(shown.problem, true);
    }
    page.dataset.state = outcome ? 'done' : 'failed';
  } catch (error) {
    say((error as Error).message, true);
    page.dataset.state = 'failed';
  }
  bar.hidden = true;
  buttons.forEach(one => { one.disabled = false; });
}

async function begin(): Promise<void> {
  const choice = await read<Choice>(api, '流程的开始');
  scenario.startAt = choice.begins;
  ask(choice);
  form.addEventListener('submit', event => {
    event.preventDefault();
    void run().then(() => ask(choice));
  });
  document.querySelector('#again')!.addEventListener('click', () => void run().then(() => ask(choice)));
  const open = (kept: Scenario) => {
    scenario = structuredClone(kept);
    ask(choice);
    form.scrollIntoView({ block: 'start' });
  };
  keeping(open);
  await list(open);
  page.dataset.state = 'ready';
}

begin().catch((error: Error) => {
  form.textContent = error.message;
  form.classList.add('problem');
});
