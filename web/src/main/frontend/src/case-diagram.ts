/** Draws the diagrams of a case, with the steps that it has been through and those where it is now. */
import { button, chooser, draw, goTo, makeReadable, read, zoomButtons, type Registry, type Shape } from './viewer';
import './case-diagram.css';

interface Drawn { name: string; since: string; running: boolean; xml: string; current: string[]; passed: string[] }

const bar = document.querySelector<HTMLElement>('#diagram-bar')!;
const place = document.querySelector<HTMLElement>('#diagram-canvas')!;

/** The innermost of the current steps: a collapsed phase is current too while a step inside it is. */
function here(drawn: Drawn, registry: Registry): Shape | undefined {
  return [...drawn.current].map(id => registry.get(id)).filter(shape => shape !== undefined)
    .sort((one, other) => one.width * one.height - other.width * other.height)[0];
}

function runs(all: Drawn[], chosen: Drawn): HTMLElement[] {
  if (all.length < 2) return [];
  const labels = all.map((drawn): [string, Drawn] => [`${drawn.name}（${drawn.running ? '进行中' : '已结束'}，${drawn.since}）`, drawn]);
  return [chooser('选择流程图', labels, chosen, drawn => void show(all, drawn))];
}

async function show(all: Drawn[], drawn: Drawn): Promise<void> {
  const picture = await draw(place, drawn.xml);
  const { canvas, registry } = picture;
  const mark = (ids: string[], marker: string) => ids.filter(id => registry.get(id)).forEach(id => canvas.addMarker(id, marker));
  mark(drawn.passed, 'passed');
  mark(drawn.current, 'current');
  const now = here(drawn, registry);
  const near = () => { if (now) goTo(now, canvas); };
  const [whole, ...zoom] = zoomButtons(picture);
  bar.replaceChildren(...runs(all, drawn), whole!, ...(now ? [button('现在的步骤', near)] : []), ...zoom);
  makeReadable(picture, now);
  place.dataset.state = 'drawn';
}

async function start(): Promise<void> {
  const all = await read<Drawn[]>(bar.dataset.diagrams!, '流程图');
  if (all.length === 0) {
    place.textContent = '这个案件没有流程图。';
    return;
  }
  await show(all, all[0]!);
}

start().catch((error: Error) => {
  place.textContent = `流程图没有画出来：${error.message}`;
});
