/** What happens outside of the flow in a rehearsal: which event, and when. */
import { button } from '../viewer';
import { input, labelled, select } from './fields';
import type { Scenario } from './types';

const WHEN: [string, string][] = [['PT1H', '1 小时后'], ['P1D', '1 天后'], ['P3D', '3 天后'], ['P7D', '7 天后'], ['P14D', '14 天后'], ['P1M', '1 个月后'], ['P3M', '3 个月后']];

/** @param waiting what the flow waited for at its end */
export function events(scenario: Scenario, waiting: string[]): void {
  const place = document.querySelector<HTMLElement>('#events')!;
  const again = () => events(scenario, waiting);
  const rows = scenario.events.map((heard, n) => {
    const row = document.createElement('div');
    row.className = 'row';
    const name = input('text', heard.event);
    name.addEventListener('change', () => { heard.event = name.value; });
    const after = select(WHEN, heard.after);
    after.remove(0);
    after.value = heard.after;
    after.addEventListener('change', () => { heard.after = after.value; });
    row.append(labelled('事件', name), labelled('从开始算，什么时候', after), button('去掉', () => {
      scenario.events.splice(n, 1);
      again();
    }));
    return row;
  });
  const add = (event: string) => button(event ? `加上 ${event}` : '加一个', () => {
    scenario.events.push({ event, after: 'P1D', values: {} });
    again();
  });
  place.replaceChildren(...rows, ...waiting.filter(event => !scenario.events.some(heard => heard.event === event)).map(add), add(''));
}
