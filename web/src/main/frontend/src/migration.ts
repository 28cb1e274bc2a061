/** Draws an old and the newest version side by side; steps that take each other's place carry the same number. */
import { draw, goTo, read, zoomButtons, type Picture } from './viewer';
import './migration.css';

interface Overlays { add(id: string, type: string, badge: { position: object; html: HTMLElement; scale: object }): void; clear(): void }
interface Row { step: string; beside: boolean; number: string; cases: string; target: HTMLSelectElement; waits: HTMLSelectElement | null; button: HTMLButtonElement }

const READABLE = { min: 1, max: 1.5 };
const ABOVE = { top: -14, left: -8 };

const form = document.querySelector<HTMLFormElement>('#mapping');

function rows(within: HTMLElement): Row[] {
  return [...within.querySelectorAll<HTMLTableRowElement>('tr[data-step]')].map(row => {
    const button = row.querySelector<HTMLButtonElement>('button')!;
    return { step: row.dataset.step!, beside: row.dataset.beside === 'true', number: button.textContent!, cases: row.querySelector('td.number')!.textContent!, target: row.querySelector<HTMLSelectElement>('select')!, waits: row.querySelector<HTMLSelectElement>('select[name^=waits]'), button };
  });
}

function badge(picture: Picture, step: string, text: string, title: string, kind: string): void {
  if (!picture.registry.get(step)) return;
  const html = Object.assign(document.createElement('span'), { textContent: text, title, className: `pair ${kind}` });
  picture.viewer.get<Overlays>('overlays').add(step, 'pair', { position: ABOVE, html, scale: READABLE });
}

function paint(all: Row[], before: Picture, after: Picture): void {
  before.viewer.get<Overlays>('overlays').clear();
  after.viewer.get<Overlays>('overlays').clear();
  const taken = new Map<string, string[]>();
  for (const row of all) {
    const nowhere = row.target.value === '';
    const kind = !nowhere ? '' : row.beside ? 'dropped' : 'nowhere';
    badge(before, row.step, row.number, `${row.cases} 个案件${nowhere ? '，没有对应' : ''}`, kind);
    if (!nowhere) taken.set(row.target.value, [...taken.get(row.target.value) ?? [], row.number]);
  }
  taken.forEach((numbers, step) => badge(after, step, numbers.join('、'), `旧版本的 ${numbers.join('、')} 号`, ''));
}

/** Of what goes nowhere, nothing goes on waiting. */
function allowWaits(row: Row): void {
  if (!row.waits) return;
  row.waits.hidden = row.target.value === '';
  row.waits.disabled = row.waits.hidden;
}

async function picture(place: string, version: string): Promise<Picture> {
  const { xml } = await read<{ xml: string }>(`${form!.dataset.figures!}?version=${version}`, '流程图');
  const drawn = await draw(document.querySelector<HTMLElement>(`#${place}`)!, xml);
  document.querySelector(`#${place}-bar`)!.replaceChildren(...zoomButtons(drawn));
  return drawn;
}

async function show(): Promise<void> {
  const before = await picture('before', form!.dataset.source!);
  const after = await picture('after', form!.dataset.target!);
  const all = rows(form!);
  const look = (drawn: Picture, step: string) => { const shape = drawn.registry.get(step); if (shape) goTo(shape, drawn.canvas, 1); };
  all.forEach(row => {
    row.target.addEventListener('change', () => {
      allowWaits(row);
      paint(all, before, after);
    });
    row.button.addEventListener('click', () => { look(before, row.step); look(after, row.target.value); });
  });
  paint(all, before, after);
  form!.dataset.state = 'drawn';
}

if (form) show().catch((error: Error) => {
  document.querySelectorAll('#before, #after').forEach(place => { place.textContent = `流程图没有画出来：${error.message}`; });
  form.dataset.state = 'failed';
});
