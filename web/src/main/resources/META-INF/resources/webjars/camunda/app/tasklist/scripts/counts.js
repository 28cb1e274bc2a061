/** The server counts tasks to 1,000 and one more: what ends there says that there are more. */
const ENDED = '1001';

function tell(node) {
  if (node.data?.trim() === ENDED && node.parentElement?.closest('.counter')) {
    node.data = '1000+';
  }
}

new MutationObserver(changes => changes.forEach(({ target, addedNodes }) => {
  tell(target);
  addedNodes.forEach(node => node.childNodes.forEach(tell));
  addedNodes.forEach(tell);
})).observe(document.body, { subtree: true, childList: true, characterData: true });
