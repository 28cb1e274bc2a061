/** The way from Tasklist to our own pages, each shown only to those who may open it. */
import { ask } from './ask.js';
import { link } from './elements.js';

export default {
  id: 'tiaoli-links',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  render: node => {
    node.className = 'tiaoli-link-bar';
    ask('/api/me').then(
      me => node.append(...(me?.links ?? []).map(({ label, url }) => link(label, url)).filter(Boolean)),
      // Without the links Tasklist still works, and each page has its own sign-in.
      error => console.warn(error.message)
    );
  }
};
