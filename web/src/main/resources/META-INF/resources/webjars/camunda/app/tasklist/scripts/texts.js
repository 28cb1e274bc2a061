/** Translates what the engine's web applications and form-js write in English without asking for a label. */
import { texts, patterns } from './texts-zh.js';

const ATTRIBUTES = ['placeholder', 'title', 'aria-label', 'label', 'alt'];
const UNTOUCHED = 'script, style, textarea, code, pre, .variable-value, .fjs-table-td, .tiaoli-context, .tiaoli-link-bar';

/** The application's own labels, for places that ask for one before it is loaded and then show its key. */
async function ownLabels() {
  const base = document.querySelector('base');
  const app = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}`;
  try {
    return (await (await fetch(`${app}/locales/zh.json`)).json()).labels;
  } catch {
    return {};
  }
}

const KEY = /^[A-Z]+(_[A-Z]+)*$/;
const labels = Object.entries(await ownLabels()).filter(([key]) => KEY.test(key));
const known = { ...Object.fromEntries(labels), ...texts };

function translated(text) {
  if (!/[A-Za-z]/.test(text)) {
    return text;
  }
  // a star marks the criteria of a filter that take an expression
  const [, english, star] = text.trim().replace(/\s+/g, ' ').match(/^(.*?)( \*)?$/);
  if (Object.hasOwn(known, english)) {
    return known[english] + (star ?? '');
  }
  const pattern = patterns.find(([form]) => form.test(english));
  return pattern ? english.replace(pattern[0], pattern[1]) : text;
}

function translateText(node) {
  const text = translated(node.data);
  if (text !== node.data && !node.parentElement?.closest(UNTOUCHED)) {
    node.data = text;
  }
}

function translateAttribute(element, name) {
  const value = element.getAttribute(name);
  const text = value && translated(value);
  if (text !== value) {
    element.setAttribute(name, text);
  }
}

function translateTree(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  }
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let each = node; each; each = walker.nextNode()) {
    if (each.nodeType === Node.TEXT_NODE) {
      translateText(each);
    } else {
      ATTRIBUTES.forEach(name => translateAttribute(each, name));
    }
  }
}

// Changes are seen before the browser draws them, so no English flashes up.
new MutationObserver(changes => changes.forEach(({ type, target, addedNodes, attributeName }) => {
  if (type === 'attributes') {
    translateAttribute(target, attributeName);
  } else if (type === 'characterData') {
    translateText(target);
  } else {
    addedNodes.forEach(translateTree);
  }
})).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ATTRIBUTES
});
translateTree(document.body);
