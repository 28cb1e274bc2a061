/** What happens outside of the flow in a rehearsal: which event, and when. */
import { button } from '../viewer';
import { labelled, select } from './fields';
import type { Outcome, Scenario } from './types';

const WHEN: [string, string][] = [['PT1H', '1 小时后'], ['P1D', '1 天后'], ['P3D', '3 天后'], ['P7D', '7 天后'], ['P14D', '14 天后'], ['P1M', '1 个月后'], ['P3M', '3 个月后']];

/** @param outcome of the last run, whose diagrams say what can be heard */
export function events(scenario: Scenario, outcome: Outcome): void {
  const place = document.querySelector<HTMLElement>('#events')!;
  const again = () => events(scenario, outcome);
  const known = Object.entries(outcome.events);
  const rows = scenario.events.map((heard, n) => {
    const row = document.createElement('div');
    row.className = 'row';
    const name = select(known, heard.event);
    name.remove(0);
    name.addEventListener('change', () => { heard.event = name.value; });
    const after = select(WHEN, heard.after);
    after.remove(0);
    after.value = heard.after;
    after.addEventListener('change', () => { heard.after = after.value; });
    row.append(labelled('什么事', name), labelled('从开始算，什么时候', after), button('去掉', () => {
      scenario.events.splice(n, 1);
      again();
    }));
    return row;
  });
  const add = (label: string, event: string) => button(label, () => {
    scenario.events.push({ event, after: 'P1D', values: {} });
    again();
  });
  const expected = outcome.waiting.filter(event => !scenario.events.some(heard => heard.event === event));
  place.replaceChildren(...rows, ...expected.map(event => add(`加上「${outcome.events[event] ?? event}」`, event)), ...known.slice(0, 1).map(([event]) => add('加一件', event)));
  if (place.childElementCount === 0) place.textContent = '这个流程不等外面的事。';
}
