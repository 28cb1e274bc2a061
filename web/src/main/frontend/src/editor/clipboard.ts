/** What was copied in one diagram can be pasted into another, in another window too, without the browser's leave for its clipboard. */
import { createReviver } from 'bpmn-js-native-copy-paste/lib/PasteUtil.js';

interface Copied { tree?: object; hints?: { clip?: boolean } }
interface Events { on(event: string, priority: number, act: (happened: Copied) => void): void }

/** Before the library's own clipboard, which knows one window only. */
const EARLY = 2050;
const PLACE = 'tiaoli-copied-steps';

function clipboard(eventBus: Events, moddle: object): void {
  eventBus.on('copyPaste.elementsCopied', EARLY, ({ tree, hints }) => {
    if (hints?.clip === false) return;
    localStorage.setItem(PLACE, JSON.stringify(tree));
    if (hints) hints.clip = false;
  });
  eventBus.on('copyPaste.pasteElements', EARLY, context => {
    const copied = localStorage.getItem(PLACE);
    if (!context.tree && copied) context.tree = JSON.parse(copied, createReviver(moddle)) as object;
  });
}
clipboard.$inject = ['eventBus', 'moddle'];

export const clipboardModule = { __init__: [clipboard] };
