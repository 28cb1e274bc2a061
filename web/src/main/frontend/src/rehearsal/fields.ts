/** Fields of a form or of start data, to fill by hand: as many as there are, without the rules that only the server knows. */
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
  field.value = value;
  return field;
}

/** A list of which one may be chosen, or none. */
export function select(choices: [string, string][], value: string): HTMLSelectElement {
  const field = document.createElement('select');
  field.add(new Option('', ''));
  choices.forEach(([choice, label]) => field.add(new Option(label, choice, false, choice === value)));
  if (value && !choices.some(([choice]) => choice === value)) field.add(new Option(value, value, false, true));
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
      return JSON.parse(written) as Json;
    } catch {
      return before;
    }
  }
  return written;
}

function named(component: Component): string {
  return component.label ?? ([component.dateLabel, component.timeLabel].filter(Boolean).join(' ') || component.key || '');
}

/** Writes into {@code values} whatever is changed. */
export function fields(components: Component[], values: Values): HTMLElement[] {
  return components.flatMap(component => {
    if (component.type === 'dynamiclist' && component.path) {
      const rows = values[component.path];
      return Array.isArray(rows) ? rows.flatMap((row, n) => [heading(`${named(component)} ${n + 1}`), ...fields(component.components ?? [], row as Values)]) : [];
    }
    if (component.type === 'group') {
      if (!component.path) return fields(component.components ?? [], values);
      const below = values[component.path];
      const inside = below && typeof below === 'object' && !Array.isArray(below) ? below : (values[component.path] = {}) as Values;
      return [heading(named(component)), ...fields(component.components ?? [], inside as Values)];
    }
    return component.key ? [one(component, component.key, values)] : [];
  });
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
