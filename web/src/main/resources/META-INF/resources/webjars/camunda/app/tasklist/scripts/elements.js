/** Builds elements from data without ever reading it as HTML. */
const SAFE = ['http:', 'https:', 'tel:'];

export function element(name, className, ...children) {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children.filter(child => child !== undefined && child !== null));
  return node;
}

/** A link, or nothing where the address would run a script. */
export function link(label, url) {
  const target = URL.canParse(url, location.origin) && new URL(url, location.origin);
  if (!label || !target || !SAFE.includes(target.protocol)) {
    return undefined;
  }
  const node = element('a', '', label);
  node.href = target.href;
  if (target.protocol !== 'tel:') {
    node.target = '_blank';
    node.rel = 'noopener';
  }
  return node;
}
