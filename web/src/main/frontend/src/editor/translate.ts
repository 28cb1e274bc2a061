/** The Chinese of the libraries' own texts: one dictionary for their translate module and for what they write into a page by themselves. */
import dictionary from './zh.json';

const WRITTEN = ['title', 'aria-label', 'placeholder', 'data-title', 'label'];

/** The libraries write one kind as "Sub-process", "Sub Process" and "sub-process". */
const plain = (text: string): string => text.trim().toLowerCase().replace(/[-\s]+/g, ' ');
const texts = new Map(Object.entries(dictionary).map(([english, chinese]) => [plain(english), chinese]));
/** Texts with values in them, such as "List contains {numOfItems} items", as they look with the values. */
const patterns = Object.entries(dictionary).filter(([english]) => english.includes('{')).map(([english, chinese]) => ({
  pattern: new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/{(\w+)}/g, '(?<$1>.+)')}$`), chinese
}));

const filled = (text: string, values: Record<string, unknown>): string => text.replace(/{(\w+)}/g, (whole, name: string) => String(values[name] ?? whole));

/** The Chinese of an English text, which has `{name}` where a value stands; a text that we do not know stays as it is. */
export function translate(text: string, values: Record<string, unknown> = {}): string {
  return filled(texts.get(plain(text)) ?? text, values);
}

/** A module for the libraries of bpmn.io that are put together of modules. */
export const inChinese = { translate: ['value', translate] };

function chinese(text: string): string | undefined {
  if (!/[a-z]/i.test(text)) return undefined;
  const known = texts.get(plain(text));
  if (known) return known;
  for (const one of patterns) {
    const match = one.pattern.exec(text.trim());
    if (match) return filled(one.chinese, Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, texts.get(plain(value)) ?? value])));
  }
  return undefined;
}

/** Whether people write there: what they wrote is no text of a library. */
function isWritten(node: Node): boolean {
  return (node instanceof Element ? node : node.parentElement)?.closest('[contenteditable=true]') != null;
}

function turnWritten(element: Element): void {
  for (const name of WRITTEN) {
    const text = element.getAttribute(name);
    const turned = text && chinese(text);
    if (turned && turned !== text) element.setAttribute(name, turned);
  }
}

function turn(node: Node): void {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue ?? '';
    const turned = chinese(text);
    if (turned && turned !== text.trim()) node.nodeValue = text.replace(text.trim(), turned);
    return;
  }
  if (!(node instanceof Element) || node.closest('.djs-container svg')) return;
  turnWritten(node);
  if (!isWritten(node)) node.childNodes.forEach(turn);
}

/** Translates what a library writes without asking its translate module, now and whenever it changes. */
export function keepChinese(place: Element): void {
  turn(place);
  new MutationObserver(changes => changes.forEach(change => {
    if (change.type === 'attributes') turnWritten(change.target as Element);
    else if (!isWritten(change.target)) (change.type === 'childList' ? [...change.addedNodes] : [change.target]).forEach(turn);
  })).observe(place, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: WRITTEN });
}
