/** Fields of a form or of start data, to fill by hand: as many as there are, without the rules that only the server knows. */
import { button } from '../viewer';
import { meant, shown } from './names';
import type { Component, Json } from './types';

type Values = { [name: string]: Json };

let made = 0;

/** A label with its field. */
export function labelled(text: string, field: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  const label = document.createElement('label');
  field.id = `field-${++made}`;
  label.htmlFor = field.id;
  label.textContent = text;
  place.append(label, field);
  return place;
}

export function input(type: string, value: string): HTMLInputElement {
  const field = document.createElement('input');
  field.type = type;
  field.value = shown(value);
  return field;
}

/** A list of which one may be chosen, or none. */
export function select(choices: [string, string][], value: string): HTMLSelectElement {
  const field = document.createElement('select');
  field.add(new Option('', ''));
  choices.forEach(([choice, label]) => field.add(new Option(label, choice, false, choice === value)));
  if (value && !choices.some(([choice]) => choice === value)) field.add(new Option(shown(value), value, false, true));
  return field;
}

const text = (value: Json | undefined): string => value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What was typed, as the kind of value that it was or must be. */
export function typed(written: string, before: Json | undefined, component?: Component): Json {
  if (written === '') return null;
  if (component?.type === 'number' || typeof before === 'number') return Number.isNaN(Number(written)) ? written : Number(written);
  if (typeof before === 'boolean') return written === 'true';
  if (typeof before === 'object' && before !== null) {
    try {
      return JSON.parse(meant(written)) as Json;
    } catch {
      return before;
    }
  }
  return meant(written);
}

function named(component: Component): string {
  return component.label ?? ([component.dateLabel, component.timeLabel].filter(Boolean).join(' ') || component.key || '');
}

/** Writes into {@code values} whatever is changed. */
export function fields(components: Component[], values: Values): HTMLElement[] {
  return components.flatMap(component => {
    if (component.type === 'dynamiclist' && component.path) return [rows(component, component.path, values)];
    if (component.type === 'group') {
      if (!component.path) return fields(component.components ?? [], values);
      const below = values[component.path];
      const inside = below && typeof below === 'object' && !Array.isArray(below) ? below : (values[component.path] = {}) as Values;
      return [heading(named(component)), ...fields(component.components ?? [], inside as Values)];
    }
    return component.key ? [one(component, component.key, values)] : [];
  });
}

/** As many rows as whoever fills it wants. */
function rows(component: Component, path: string, values: Values): HTMLElement {
  const place = document.createElement('div');
  place.className = 'rows';
  const list = (): Json[] => Array.isArray(values[path]) ? values[path] as Json[] : (values[path] = []);
  const again = (change: (all: Json[]) => void) => () => {
    change(list());
    write();
  };
  const write = () => {
    const all = Array.isArray(values[path]) ? values[path] as Json[] : [];
    place.replaceChildren(...all.map((row, n) => {
      const one = document.createElement('div');
      one.className = 'answers';
      const head = heading(`${named(component)} ${n + 1} `);
      const away = button('去掉这一行', again(left => left.splice(n, 1)));
      away.className = 'second small';
      head.append(away);
      one.append(head, ...fields(component.components ?? [], row as Values));
      return one;
    }), button(`${named(component)}：加一行`, again(all => all.push({}))));
  };
  write();
  return place;
}

function heading(label: string): HTMLElement {
  const head = document.createElement('h4');
  head.textContent = label;
  return head;
}

function one(component: Component, key: string, values: Values): HTMLElement {
  const before = values[key];
  let field: HTMLInputElement | HTMLSelectElement;
  if ((component.type === 'radio' || component.type === 'select') && component.values) field = select(component.values.map(v => [v.value, v.label]), text(before));
  else if (component.type === 'checkbox') field = select([['true', '是'], ['false', '否']], text(before));
  else field = input('text', text(before));
  field.addEventListener('change', () => {
    const value = component.type === 'checkbox' ? field.value === '' ? null : field.value === 'true' : typed(field.value, before, component);
    if (value === null) delete values[key];
    else values[key] = value;
  });
  return labelled(named(component) + (component.validate?.required ? '（必填）' : ''), field);
}
