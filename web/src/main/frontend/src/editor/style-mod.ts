/** CodeMirror's styles without style elements, which our pages do not allow: they become a style sheet of the document. */
import { StyleModule as Original } from '../../node_modules/style-mod/src/style-mod.js';

interface Root { ownerDocument: Document; adoptedStyleSheets: CSSStyleSheet[] }

const roots = new WeakMap<Document, Root>();

/** The library takes a style sheet for what has no head, as a shadow root. */
function headless(of: Document): Root {
  const known = roots.get(of) ?? { ownerDocument: of, get adoptedStyleSheets() { return of.adoptedStyleSheets; }, set adoptedStyleSheets(sheets) { of.adoptedStyleSheets = sheets; } };
  roots.set(of, known);
  return known;
}

export class StyleModule extends Original {
  static override mount(root: Document | ShadowRoot, modules: Original | readonly Original[], options?: { nonce?: string }): void {
    Original.mount((root instanceof Document ? headless(root) : root) as ShadowRoot, modules, options);
  }
}
