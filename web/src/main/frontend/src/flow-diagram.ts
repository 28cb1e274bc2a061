/** Draws a flow with what happens at each step: who stands there now, how often it is done, how long it takes, who does it. */
import { chooser, draw, makeReadable, read, zoomButtons, type Picture } from './viewer';
import { count, duration, heat } from './figures';
import './case-diagram.css';
import './flow-diagram.css';

interface Now { here: number; late: number; failed: number }
interface Past { step: string; times: number; medianSeconds: number; ninetiethSeconds: number }
interface Step { name: string; rule: string; groups: string; worker: string }
interface Figures { version: number; xml: string; now: Record<string, Now>; past: Past[]; steps: Record<string, Step> }
interface Overlays { add(id: string, type: string, badge: { position: object; html: HTMLElement; scale: object }): void; clear(): void }
interface Events { on(event: string, act: (happened: { element: { id: string } }) => void): void }
type View = 'now' | 'often' | 'long' | 'who';

const VIEWS: [string, View][] = [['现在停在哪里', 'now'], ['办了多少次', 'often'], ['用了多久', 'long'], ['由谁办', 'who']];
const PERIODS: [string, number][] = [['最近 7 天', 7], ['最近 30 天', 30], ['最近 90 天', 90], ['最近一年', 365]];
const WARMTHS = ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'];

/** A badge never gets smaller than its text can be read, however small the picture is. */
const READABLE = { min: 1, max: 1.5 };
/** Above the shape: boundary events stand at its lower border. */
const LEFT = { top: -12, left: -10 };
const MIDDLE = { top: -12, left: 24 };
const RIGHT = { top: -12, right: 10 };

const bar = document.querySelector<HTMLElement>('#diagram-bar')!;
const place = document.querySelector<HTMLElement>('#diagram-canvas')!;
const side = document.querySelector<HTMLElement>('#step')!;
const chosen: { view: View; days: number; version: number | undefined } = { view: 'now', days: 30, version: undefined };

function badge(text: string, kind: string, title: string): HTMLElement {
  const made = document.createElement('span');
  made.className = `figure ${kind}`;
  made.textContent = text;
  made.title = title;
  return made;
}

/** What happens inside a collapsed phase counts for the phase too, whose inside is drawn on a page of its own. */
function withPhases(picture: Picture, now: Record<string, Now>): Map<string, Now> {
  const all = new Map<string, Now>();
  const add = (id: string, more: Now) => {
    const known = all.get(id) ?? { here: 0, late: 0, failed: 0 };
    all.set(id, { here: known.here + more.here, late: known.late + more.late, failed: known.failed + more.failed });
  };
  for (const [id, figures] of Object.entries(now)) {
    add(id, figures);
    for (let shape = picture.registry.get(id)?.parent; shape; shape = shape.id.endsWith('_plane') ? picture.registry.get(phase(shape.id)) : shape.parent) {
      if (shape.id.endsWith('_plane')) add(phase(shape.id), figures);
    }
  }
  return all;
}

const phase = (plane: string) => plane.replace(/_plane$/, '');

function paint(picture: Picture, figures: Figures): void {
  const overlays = picture.viewer.get<Overlays>('overlays');
  overlays.clear();
  const shapes = picture.registry.getAll().filter(shape => shape.parent && !shape.waypoints && !shape.labelTarget);
  const add = (id: string, position: object, html: HTMLElement) => { if (picture.registry.get(id)) overlays.add(id, 'figure', { position, html, scale: READABLE }); };
  shapes.forEach(shape => WARMTHS.forEach(warmth => picture.canvas.removeMarker(shape.id, warmth)));
  if (chosen.view === 'now') {
    for (const [id, now] of withPhases(picture, figures.now)) {
      if (now.here > 0) add(id, LEFT, badge(count(now.here), 'here', `${now.here} 个案件停在这里`));
      if (now.late > 0) add(id, MIDDLE, badge(`超期 ${count(now.late)}`, 'late', `${now.late} 个任务超过期限`));
      if (now.failed > 0) add(id, RIGHT, badge(`失败 ${count(now.failed)}`, 'failed', `${now.failed} 处办不成`));
    }
  } else if (chosen.view === 'who') {
    for (const [id, step] of Object.entries(figures.steps)) {
      if (step.groups) add(id, LEFT, badge(step.groups, 'who', `由${step.groups}办`));
    }
  } else {
    const value = (past: Past) => chosen.view === 'often' ? past.times : past.medianSeconds;
    const most = Math.max(0, ...figures.past.map(value));
    for (const past of figures.past) {
      if (!picture.registry.get(past.step) || (chosen.view === 'long' && past.medianSeconds === 0)) continue;
      picture.canvas.addMarker(past.step, WARMTHS[heat(value(past), most)]!);
      const text = chosen.view === 'often' ? count(past.times) : duration(past.medianSeconds);
      add(past.step, LEFT, badge(text, 'past', `${past.times} 次，一半不超过 ${duration(past.medianSeconds)}，九成不超过 ${duration(past.ninetiethSeconds)}`));
    }
  }
}

function fact(list: HTMLElement, name: string, value: string): void {
  if (!value) return;
  const [term, meaning] = [document.createElement('dt'), document.createElement('dd')];
  term.textContent = name;
  meaning.textContent = value;
  list.append(term, meaning);
}

/** Tells all about the step that was clicked, beside the picture. */
function tell(id: string, picture: Picture, figures: Figures): void {
  const step = figures.steps[id];
  if (!step) return;
  const title = document.createElement('h2');
  title.textContent = step.name || id;
  const facts = document.createElement('dl');
  facts.className = 'facts';
  const now = withPhases(picture, figures.now).get(id);
  const past = figures.past.find(one => one.step === id);
  fact(facts, '由谁办', step.groups);
  fact(facts, '工作程序', step.worker);
  fact(facts, '规则', step.rule);
  fact(facts, '现在', now ? `${now.here} 个案件，超期 ${now.late}，失败 ${now.failed}` : '没有案件停在这里');
  fact(facts, '这段时间', past ? `办了 ${past.times} 次，一半不超过 ${duration(past.medianSeconds)}，九成不超过 ${duration(past.ninetiethSeconds)}` : '没有办过');
  fact(facts, '编号', id);
  side.replaceChildren(title, facts);
  if (now && now.here > 0) {
    const link = document.createElement('a');
    link.href = `${side.dataset.steps!}/${encodeURIComponent(id)}`;
    link.textContent = `看停在这里的 ${now.here} 个案件`;
    side.append(link);
  }
}

async function show(): Promise<void> {
  place.dataset.state = 'drawing';
  const version = chosen.version === undefined ? '' : `&version=${chosen.version}`;
  const figures = await read<Figures>(`${bar.dataset.figures!}?days=${chosen.days}${version}`, '流程的数字');
  const picture = await draw(place, figures.xml);
  const versions: [string, number | undefined][] = [['所有版本', undefined], ...JSON.parse(bar.dataset.versions!).map((v: number) => [`第 ${v} 版`, v] as [string, number])];
  bar.replaceChildren(
    chooser('看什么', VIEWS, chosen.view, view => { chosen.view = view; paint(picture, figures); }),
    chooser('版本', versions, chosen.version, value => { chosen.version = value; refresh(); }),
    chooser('时间', PERIODS, chosen.days, days => { chosen.days = days; refresh(); }),
    ...zoomButtons(picture));
  picture.viewer.get<Events>('eventBus').on('element.click', happened => tell(phase(happened.element.id.replace(/_label$/, '')), picture, figures));
  paint(picture, figures);
  makeReadable(picture);
  place.dataset.state = 'drawn';
}

function refresh(): void {
  show().catch((error: Error) => {
    place.textContent = `流程图没有画出来：${error.message}`;
  });
}

refresh();
