/** Shows on two pictures side by side what one version of a diagram has and the other has not, and says it in words. */
import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { button, draw, goTo, read, zoomButtons, type Picture, type Shape } from '../viewer';
import { called, differences, type Model } from './difference-words';
import './difference.css';

type Kind = 'added' | 'removed' | 'changed' | 'moved';
interface State { picture: Picture; definitions: Model; models: Record<string, Model> }
interface Change { id: string; kind: Kind; name: string; words: string[] }

const WORDS: Record<Kind, string> = { added: '新增', removed: '删去', changed: '改了', moved: '移动' };
const KINDS: Record<string, string> = { 'bpmn:SequenceFlow': '连线', 'bpmn:Association': '连到注释的线', 'bpmn:TextAnnotation': '注释', 'bpmn:Process': '流程', 'bpmn:Message': '消息', 'bpmn:Error': '错误', 'bpmn:Escalation': '上报' };

async function open(place: HTMLElement, url: string): Promise<State> {
  const { text } = await read<{ text: string }>(url, '流程图');
  const { rootElement, elementsById } = await new BpmnModdle({ camunda }).fromXML(text);
  return { picture: await draw(place, text), definitions: rootElement, models: elementsById };
}

/** A line by where it comes from and goes to, because most have no name. */
function named(model: Model): string {
  const own = model.name?.trim() || KINDS[model.$type];
  const [from, to] = ['sourceRef', 'targetRef'].map(end => model.get(end) as Model | undefined);
  return from && to ? `${own ?? '连线'}「${called(from)} → ${called(to)}」` : own ?? model.id!;
}

/** Whatever is drawn, and what belongs to the file as a whole. */
function compared(models: Record<string, Model>, { picture }: State): Model[] {
  return Object.values(models).filter(model => model.$type in KINDS || picture.registry.get(model.id!)?.parent);
}

function changes(before: State, after: State): Change[] {
  const found = new Map<string, Change>();
  const add = (kind: Kind, model: Model, words: string[] = []) => {
    if (!found.has(model.id!)) found.set(model.id!, { id: model.id!, kind, name: named(model), words });
  };
  for (const model of compared(after.models, after)) {
    const old = before.models[model.id!];
    const words = old ? differences(old, model) : [];
    if (!old) add('added', model);
    else if (words.length > 0) add('changed', model, words);
  }
  compared(before.models, before).filter(model => !after.models[model.id!]).forEach(model => add('removed', model));
  // the newer state comes first for this library
  Object.values((diff(after.definitions, before.definitions) as { _layoutChanged: Record<string, Model> })._layoutChanged).forEach(model => add('moved', model));
  return [...found.values()];
}

/** A line is gone to by its first point. */
function box(shape: Shape): Shape {
  const [first] = (shape.waypoints ?? []) as { x: number; y: number }[];
  return first ? Object.assign(Object.create(shape) as Shape, { x: first.x, y: first.y, width: 0, height: 0 }) : shape;
}

/** Brings an element into the middle of the pictures that have it, and the same place into that of the other one. */
function jump(id: string, pictures: Picture[]): void {
  const home = pictures.find(picture => picture.registry.get(id)?.parent)!;
  const there = home.registry.get(id)!;
  const plane = home.canvas.findRoot(there)?.id;
  pictures.forEach(({ canvas, registry }) => {
    const own = registry.get(id);
    const root = plane && registry.get(plane);
    if (!own?.parent && root) canvas.setRootElement(root);
    goTo(box(own?.parent ? own : there), canvas, 1);
  });
}

function item({ id, kind, name, words }: Change, pictures: Picture[]): HTMLElement {
  const made = document.createElement('li');
  made.append(Object.assign(document.createElement('span'), { textContent: WORDS[kind], className: `badge ${kind}` }), ' ');
  const there = pictures.filter(picture => picture.registry.get(id)?.parent);
  there.forEach(picture => picture.canvas.addMarker(id, kind));
  if (there.length === 0) {
    made.append(`${name} ${words.join('；')}`);
    return made;
  }
  const go = button(name, () => {
    jump(id, pictures);
    made.closest('.picture')!.querySelector('.pictures')!.scrollIntoView({ block: 'nearest' });
  });
  go.className = 'second small';
  made.append(go, ` ${words.join('；')}`);
  return made;
}

async function show(place: HTMLElement): Promise<void> {
  const before = await open(place.querySelector('.before')!, place.dataset.before!);
  const after = await open(place.querySelector('.after')!, place.dataset.after!);
  const list = place.querySelector<HTMLElement>('.changes')!;
  const all = changes(before, after);
  list.replaceChildren(...all.map(change => item(change, [before.picture, after.picture])));
  if (all.length === 0) list.textContent = '图的内容没有不同，只是文件的写法不同。';
  place.querySelector('.before-bar')!.append(...zoomButtons(before.picture));
  place.querySelector('.after-bar')!.append(...zoomButtons(after.picture));
  place.dataset.state = 'drawn';
}

document.querySelectorAll<HTMLElement>('.picture').forEach(place => show(place).catch((error: Error) => {
  place.querySelector('.changes')!.textContent = `流程图没有画出来：${error.message}`;
}));
