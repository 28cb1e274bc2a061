/** Shows what came of a rehearsal: the path on the picture, the timeline, and what was entered at each step. */
import { chooser, draw, zoomButtons } from '../viewer';
import { fields, labelled, select } from './fields';
import type { Answer, Done, Drawn, Entry, Outcome, Scenario } from './types';

const KINDS: Record<string, string> = { START: '开始', STEP: '步骤', TASK: '任务', DONE: '办完', GONE: '撤回', MESSAGE: '消息', TIMER: '定时', FIRED: '到时', EVENT: '事件', HEARD: '收到', PAPER: '单据', NOTICE: '提醒', PROBLEM: '问题', END: '结束' };
const WAITS: [string, string][] = [['PT0S', '马上'], ['PT10M', '10 分钟后'], ['PT1H', '1 小时后'], ['PT4H', '4 小时后'], ['P1D', '1 天后'], ['P2D', '2 天后'], ['P3D', '3 天后'], ['P7D', '7 天后'], ['P14D', '14 天后']];

const place = document.querySelector<HTMLElement>('#diagram-canvas')!;

async function picture(all: Drawn[], drawn: Drawn): Promise<void> {
  place.dataset.state = 'drawing';
  const shown = await draw(place, drawn.xml);
  const mark = (ids: string[], marker: string) => ids.filter(id => shown.registry.get(id)).forEach(id => shown.canvas.addMarker(id, marker));
  mark(drawn.passed.filter(id => !drawn.current.includes(id)), 'passed');
  mark(drawn.current, 'current');
  const labels = all.map((one): [string, Drawn] => [`${'　'.repeat(one.depth)}${one.name}`, one]);
  document.querySelector('#diagram-bar')!.replaceChildren(...(all.length > 1 ? [chooser('选择流程图', labels, drawn, one => void picture(all, one))] : []), ...zoomButtons(shown));
  place.dataset.state = 'drawn';
}

function cell(content: string, className = ''): HTMLTableCellElement {
  const made = document.createElement('td');
  made.textContent = content;
  if (className) made.className = className;
  return made;
}

function row(entry: Entry): HTMLTableRowElement {
  const made = document.createElement('tr');
  made.className = `kind-${entry.kind.toLowerCase()} depth-${Math.min(entry.depth, 3)}`;
  const kind = document.createElement('td');
  const badge = document.createElement('span');
  badge.className = `badge${entry.kind === 'PROBLEM' ? ' bad' : ['TASK', 'TIMER', 'NOTICE'].includes(entry.kind) ? ' warn' : ''}`;
  badge.textContent = KINDS[entry.kind] ?? entry.kind;
  kind.append(badge);
  made.append(cell(entry.at.replace('T', ' ')), kind, cell(entry.title, 'title'), cell(entry.who), cell(entry.text, 'wide'));
  return made;
}

function task(done: Done, answer: Answer): HTMLElement {
  const made = document.createElement('details');
  const head = document.createElement('summary');
  head.textContent = `${done.name}${done.visit > 0 ? `（第 ${done.visit + 1} 次）` : ''} `;
  const who = document.createElement('span');
  who.className = 'quiet';
  who.textContent = `${done.flow} · ${done.who} · ${done.at.replace('T', ' ')}${done.left ? ' · 没有人办' : ` · ${done.doneAt.replace('T', ' ')} 办完`}${done.invented.length ? ` · 代填：${done.invented.join('、')}` : ''}`;
  head.append(who);
  const grid = document.createElement('div');
  grid.className = 'answers';
  const after = select([...WAITS, ['', '没有人办']], answer.leave ? '' : answer.after);
  after.remove(0);
  after.value = answer.leave ? '' : answer.after;
  after.addEventListener('change', () => {
    answer.leave = after.value === '';
    answer.after = after.value || answer.after;
  });
  grid.append(labelled('多久以后办', after), ...fields(done.fields, answer.values));
  made.append(head, grid);
  return made;
}

/** Draws all of it; what is changed in the answers is changed in the scenario that comes back. */
export function show(outcome: Outcome): Scenario {
  const scenario = structuredClone(outcome.used);
  const ending = document.querySelector<HTMLElement>('#ending')!;
  const begun = outcome.ending !== 'STUCK' || outcome.tasks.length > 0;
  ending.textContent = outcome.said + (begun ? '' : '。如果缺的是开始的内容，请在上面补上再跑，或者把下面保留的测试案例放到上面来') + (outcome.invented.length ? `。代填的开始内容：${outcome.invented.join('、')}` : '');
  ending.className = outcome.ending === 'ENDED' ? 'good' : outcome.ending === 'WAITING' ? 'warn' : 'problem';
  document.querySelector('#timeline tbody')!.replaceChildren(...outcome.timeline.map(row));
  const tasks = outcome.tasks.map(done => task(done, scenario.answers[done.key]![done.visit]!));
  document.querySelector('#answers')!.replaceChildren(...tasks);
  if (tasks.length === 0) document.querySelector('#answers')!.textContent = '没有轮到人办的步骤。';
  document.querySelector<HTMLElement>('#outcome')!.hidden = false;
  void picture(outcome.runs, outcome.runs[0]!);
  return scenario;
}

