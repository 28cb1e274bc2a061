/** The picture of a diagram that our pages show, and the buttons that move it. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

export interface Shape { id: string; x: number; y: number; width: number; height: number; waypoints?: unknown; labelTarget?: unknown; parent?: Shape }
export interface Registry { get(id: string): Shape | undefined; getAll(): Shape[] }
export interface Canvas {
  addMarker(shape: Shape | string, marker: string): void;
  removeMarker(shape: Shape | string, marker: string): void;
  zoom(scale: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: { x: number; y: number; width: number; height: number }): { scale: number; outer: { width: number; height: number } };
  scroll(by: { dx: number; dy: number }): void;
  findRoot(element: Shape): Shape | undefined;
  getRootElement(): Shape;
  setRootElement(root: Shape): void;
}
export interface Picture { viewer: NavigatedViewer; canvas: Canvas; registry: Registry; whole(): void }

const MARGIN = 0.95;
/** Below this scale the whole is too small to read, as on a phone. */
const UNREADABLE = 0.4;
const READABLE = 0.75;

/** Draws a diagram into an empty place, as a whole. */
export async function draw(place: HTMLElement, xml: string): Promise<Picture> {
  place.replaceChildren();
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const top = canvas.getRootElement();
  const whole = () => {
    canvas.setRootElement(top);
    canvas.zoom(canvas.zoom('fit-viewport', 'auto') * MARGIN, 'auto');
  };
  whole();
  return { viewer, canvas, registry: viewer.get<Registry>('elementRegistry'), whole };
}

/** Moves the picture so that a shape stands in its middle. */
export function goTo(shape: Shape, canvas: Canvas, scale = READABLE): void {
  const root = canvas.findRoot(shape);
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  const { outer } = canvas.viewbox();
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({ x: shape.x + shape.width / 2 - width / 2, y: shape.y + shape.height / 2 - height / 2, width, height });
}

/** Where the whole would be too small to read, shows one shape of it, or where the flow begins. */
export function makeReadable({ canvas, registry }: Picture, shape?: Shape): void {
  if (canvas.viewbox().scale >= UNREADABLE) return;
  const top = canvas.getRootElement();
  const first = shape ?? registry.getAll().filter(one => one.parent && !one.waypoints && !one.labelTarget && canvas.findRoot(one) === top).sort((one, other) => one.x - other.x)[0];
  if (first) goTo(first, canvas);
}

export function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'second';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

/** 全图, 放大, 缩小. */
export function zoomButtons({ canvas, whole }: Picture): HTMLElement[] {
  const by = (factor: number) => () => void canvas.zoom(canvas.viewbox().scale * factor, 'auto');
  return [button('全图', whole), button('放大', by(1.3)), button('缩小', by(1 / 1.3))];
}

/** A list to choose from, by its label. */
export function chooser<T>(label: string, choices: [string, T][], chosen: T, act: (value: T) => void): HTMLSelectElement {
  const list = document.createElement('select');
  list.setAttribute('aria-label', label);
  choices.forEach(([text, value], n) => list.add(new Option(text, String(n), false, value === chosen)));
  list.addEventListener('change', () => act(choices[Number(list.value)]![1]));
  return list;
}

/** What our server answers, or an error in words. */
export async function read<T>(url: string, what: string): Promise<T> {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`没能读取${what}（${answer.status}）`);
  return await answer.json() as T;
}
