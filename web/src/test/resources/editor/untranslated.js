// Texts of a page without a Chinese character that do not stand in the edited file itself: [places, file's text] => list of "what: text".
([places, own]) => {
  const found = [];
  const look = (kind, text, element) => {
    const plain = (text ?? '').trim();
    if (!/[A-Za-z]{2}/.test(plain) || /[\u4e00-\u9fff]/.test(plain) || own.includes(plain) || /^Ctrl\+.$|^(Input|Output)_\w{7}$/.test(plain)) return;
    found.push(`${kind}: ${plain} (${element?.className?.baseVal ?? element?.className ?? ''})`);
  };
  for (const root of document.querySelectorAll(places)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE && node.parentElement.closest('[contenteditable=true]')) continue;
      else if (node.nodeType === Node.TEXT_NODE) look('text', node.nodeValue, node.parentElement);
      else for (const name of ['title', 'aria-label', 'placeholder']) look(name, node.getAttribute(name), node);
    }
  }
  return found;
}
