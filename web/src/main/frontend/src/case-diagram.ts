/** Draws the diagrams of a case, with the steps that it has been through and those where it is now. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './case-diagram.css';

interface Drawn { name: string; since: string; running: boolean; xml: string; current: string[]; passed: string[] }
interface Shape { id: string; x: number; y: number; width: number; height: number; waypoints?: unknown }
interface Registry { get(id: string): Shape | undefined }
interface Canvas {
  addMarker(id: string, marker: string): void;
  zoom(scale: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: { x: number; y: number; width: number; height: number }): { scale: number; outer: { width: number; height: number } };
  findRoot(element: Shape): Shape | undefined;
  getRootElement(): Shape;
  setRootElement(root: Shape): void;
}

const READABLE = 0.75;
const MARGIN = 0.95;

const bar = document.querySelector<HTMLElement>('#diagram-bar')!;
const place = document.querySelector<HTMLElement>('#diagram-canvas')!;

/** The innermost of the current steps: a collapsed phase is current too while a step inside it is. */
function here(drawn: Drawn, registry: Registry): Shape | undefined {
  return [...drawn.current].map(id => registry.get(id)).filter(shape => shape !== undefined)
    .sort((one, other) => one.width * one.height - other.width * other.height)[0];
}

function goTo(shape: Shape, canvas: Canvas, scale: number): void {
  const root = canvas.findRoot(shape);
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  const { outer } = canvas.viewbox();
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({ x: shape.x + shape.width / 2 - width / 2, y: shape.y + shape.height / 2 - height / 2, width, height });
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'second';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

function chooser(all: Drawn[], chosen: Drawn): HTMLElement[] {
  if (all.length < 2) return [];
  const list = document.createElement('select');
  list.setAttribute('aria-label', '选择流程图');
  all.forEach((drawn, n) => list.add(new Option(`${drawn.name}（${drawn.running ? '进行中' : '已结束'}，${drawn.since}）`, String(n), false, drawn === chosen)));
  list.addEventListener('change', () => void show(all, all[Number(list.value)]!));
  return [list];
}

async function show(all: Drawn[], drawn: Drawn): Promise<void> {
  place.replaceChildren();
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(drawn.xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const mark = (ids: string[], marker: string) => ids.filter(id => registry.get(id)).forEach(id => canvas.addMarker(id, marker));
  mark(drawn.passed, 'passed');
  mark(drawn.current, 'current');
  const top = canvas.getRootElement();
  const whole = () => {
    canvas.setRootElement(top);
    canvas.zoom(canvas.zoom('fit-viewport', 'auto') * MARGIN, 'auto');
  };
  const now = here(drawn, registry);
  const near = () => { if (now) goTo(now, canvas, READABLE); };
  bar.replaceChildren(...chooser(all, drawn), button('全图', whole), ...(now ? [button('现在的步骤', near)] : []),
    button('放大', () => canvas.zoom(canvas.viewbox().scale * 1.3, 'auto')), button('缩小', () => canvas.zoom(canvas.viewbox().scale / 1.3, 'auto')));
  whole();
  // on a phone the whole would be too small to read
  if (now && canvas.viewbox().scale < 0.4) near();
  place.dataset.state = 'drawn';
}

async function start(): Promise<void> {
  const answer = await fetch(bar.dataset.diagrams!, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`没能读取流程图（${answer.status}）`);
  const all = await answer.json() as Drawn[];
  if (all.length === 0) {
    place.textContent = '这个案件没有流程图。';
    return;
  }
  await show(all, all[0]!);
}

start().catch((error: Error) => {
  place.textContent = `流程图没有画出来：${error.message}`;
});
