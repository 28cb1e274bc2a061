/** Moves a case on its diagram: the place to leave and the step to begin are clicked there, or chosen from the lists below. */
import { chooser, draw, read, zoomButtons, type Picture } from './viewer';
import './case-diagram.css';
import './case-move.css';

interface Place { id: string; step: string; name: string; refusal: string }
interface Target { step: string; name: string; refusal: string }
interface Run { process: string; name: string; xml: string; places: Place[]; targets: Target[] }
interface Events { on(event: string, act: (happened: { element: { id: string } }) => void): void }

const bar = document.querySelector<HTMLElement>('#diagram-bar')!;
const canvas = document.querySelector<HTMLElement>('#diagram-canvas')!;
const form = document.querySelector<HTMLFormElement>('#move')!;
const place = document.querySelector<HTMLSelectElement>('#place')!;
const step = document.querySelector<HTMLSelectElement>('#step')!;
const said = document.querySelector<HTMLElement>('#said')!;

function say(text: string, kind: string): void {
  said.textContent = text;
  said.className = kind;
}

function fill(list: HTMLSelectElement, choices: [string, string][]): void {
  list.replaceChildren(new Option('请选择', ''), ...choices.map(([value, text]) => new Option(text, value)));
}

/** Shows on the picture what is chosen below it. */
function show(picture: Picture, run: Run): void {
  const leaving = run.places.find(one => one.id === place.value);
  const going = run.targets.find(one => one.step === step.value);
  for (const [marker, id] of [['left', leaving?.step], ['begun', going?.step]] as const) {
    picture.registry.getAll().forEach(shape => picture.canvas.removeMarker(shape.id, marker));
    if (id && picture.registry.get(id)) picture.canvas.addMarker(id, marker);
  }
  if (leaving && going) say(`案件会离开「${leaving.name}」，从「${going.name}」开始办。`, '');
  else say(leaving ? '请选要去的一步。' : '请选要离开的一步。', 'quiet');
}

/** A click on where the case stands chooses what to leave, any other one where to go. */
function click(id: string, picture: Picture, run: Run): void {
  const standing = run.places.find(one => one.step === id);
  const target = run.targets.find(one => one.step === id);
  const refusal = (standing ?? target)?.refusal ?? '';
  if (refusal) {
    say(refusal, 'problem');
    return;
  }
  if (standing) place.value = standing.id;
  else if (target) step.value = target.step;
  show(picture, run);
}

async function open(all: Run[], run: Run): Promise<void> {
  canvas.dataset.state = 'drawing';
  const picture = await draw(canvas, run.xml);
  form.querySelector<HTMLInputElement>('[name=process]')!.value = run.process;
  fill(place, run.places.filter(one => !one.refusal).map(one => [one.id, one.name]));
  fill(step, run.targets.filter(one => !one.refusal).map(one => [one.step, one.name]));
  if (place.options.length === 2) place.selectedIndex = 1;
  run.places.filter(one => picture.registry.get(one.step)).forEach(one => picture.canvas.addMarker(one.step, 'current'));
  bar.replaceChildren(...(all.length > 1 ? [chooser('选择流程图', all.map((one): [string, Run] => [one.name, one]), run, one => void open(all, one))] : []), ...zoomButtons(picture));
  picture.viewer.get<Events>('eventBus').on('element.click', happened => click(happened.element.id.replace(/_(label|plane)$/, ''), picture, run));
  place.onchange = step.onchange = () => show(picture, run);
  show(picture, run);
  const [only] = run.places;
  if (run.places.length === 1 && only!.refusal) say(only!.refusal, 'problem');
  canvas.dataset.state = 'drawn';
}

async function start(): Promise<void> {
  const all = await read<Run[]>(bar.dataset.moves!, '流程图');
  if (all.length === 0) {
    canvas.textContent = '这个案件没有进行中的流程，不能移动。';
    form.remove();
    return;
  }
  await open(all, all[0]!);
}

start().catch((error: Error) => {
  canvas.textContent = `流程图没有画出来：${error.message}`;
});
