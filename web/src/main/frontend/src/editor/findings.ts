/** The list of what is wrong with a diagram: the rules of drawing at once, the check of the whole draft as soon as it is kept. */
import type Modeler from 'bpmn-js/lib/Modeler';
import { lint } from '../../lint/index.js';
import { goTo, type Canvas, type Registry, type Shape } from '../viewer';
import type { Draft } from './draft';

interface Finding { file: string; element: string; message: string }
interface Selection { select(element: unknown): void }

const PAUSE_MS = 400;
const MARKER = 'has-finding';

export class Findings {
  private drawing: Finding[] = [];
  private whole: Finding[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The shapes, not their ids: an owner may give a step another id while it is marked. */
  private marked: Shape[] = [];

  constructor(private readonly place: HTMLElement, private readonly modeler: Modeler, private readonly draft: Draft, private readonly file: string) {}

  /** Looks again at the drawing after a short pause. */
  drawn(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.draw(), PAUSE_MS);
  }

  /** Asks the server about all files of the draft. */
  async kept(): Promise<void> {
    this.whole = await this.draft.ask<Finding[]>('GET', this.place.dataset.check!);
    this.show();
  }

  private async draw(): Promise<void> {
    this.drawing = (await lint(this.modeler.getDefinitions())).map(({ element, message }) => ({ file: this.file, element, message }));
    this.show();
  }

  private show(): void {
    const canvas = this.modeler.get<Canvas>('canvas');
    const registry = this.modeler.get<Registry>('elementRegistry');
    this.marked.filter(shape => registry.get(shape.id) === shape).forEach(shape => canvas.removeMarker(shape, MARKER));
    const all = [...this.whole, ...this.drawing];
    this.marked = [...new Set(all.filter(finding => finding.file === this.file).map(finding => registry.get(id(finding))).filter(shape => shape !== undefined))];
    this.marked.forEach(shape => canvas.addMarker(shape, MARKER));
    this.place.replaceChildren(title(all.length), ...(all.length > 0 ? [this.list(all, registry, canvas)] : []));
    this.place.dataset.state = all.length > 0 ? 'bad' : 'good';
  }

  private list(all: Finding[], registry: Registry, canvas: Canvas): HTMLElement {
    const list = document.createElement('ul');
    for (const finding of all) {
      const item = list.appendChild(document.createElement('li'));
      const shape = finding.file === this.file ? registry.get(id(finding)) : undefined;
      if (!shape) {
        item.textContent = finding.file === this.file ? `${finding.element} ${finding.message}` : `${finding.file} ${finding.element} ${finding.message}`;
        continue;
      }
      const jump = item.appendChild(document.createElement('button'));
      jump.type = 'button';
      jump.className = 'second small';
      jump.textContent = name(shape) || shape.id;
      jump.addEventListener('click', () => {
        goTo('waypoints' in shape && shape.parent ? middle(shape) : shape, canvas, 1);
        this.modeler.get<Selection>('selection').select(shape);
      });
      item.append(` ${finding.message}`);
    }
    return list;
  }
}

/** The server writes the name behind the id. */
const id = (finding: Finding): string => finding.element.split(' ')[0]!;

function name(shape: object): string {
  return (shape as { businessObject?: { name?: string } }).businessObject?.name ?? '';
}

/** A line has no box of its own. */
function middle<T extends object>(line: T): T & { x: number; y: number; width: number; height: number } {
  const points = (line as { waypoints?: { x: number; y: number }[] }).waypoints ?? [];
  const point = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  return Object.assign(Object.create(line) as T, { x: point.x, y: point.y, width: 0, height: 0 });
}

function title(count: number): HTMLElement {
  const made = document.createElement('h2');
  made.textContent = count === 0 ? '检查：没有发现问题' : `检查：有 ${count} 处要改`;
  made.className = count === 0 ? 'good' : 'problem';
  return made;
}
