/** Shows what one must know before working a task, in a card above its form and in a tab of its own: 情况. */
import { ask } from './ask.js';
import { element, link } from './elements.js';

const some = list => Array.isArray(list) && list.length > 0;

function head({ caseNo, caseUrl }) {
  return caseNo && element('div', 'tiaoli-context-case', '案件 ', (caseUrl && link(caseNo, caseUrl)) || caseNo);
}

function notices({ notices }) {
  return some(notices) && element('ul', 'tiaoli-context-notices', ...notices.map(text => element('li', '', text)));
}

/** Why the task came back. */
function causes({ causes }) {
  return some(causes) && element('div', 'tiaoli-context-causes',
    ...causes.map(text => element('div', '', element('strong', '', '退回原因：'), text)));
}

/** What the step asks for. */
function rule({ rule }) {
  return rule && element('p', 'tiaoli-context-rule', rule);
}

function facts({ lines, window, lastContact }) {
  const rows = [
    ...(some(lines) ? lines : []),
    { label: '可联系时间', value: window },
    { label: '上次沟通', value: lastContact }
  ].filter(({ value }) => value !== undefined && value !== null && value !== '');
  return some(rows) && element('dl', 'tiaoli-context-facts', ...rows.map(({ label, value }) =>
    element('div', '', element('dt', '', label), element('dd', '', String(value)))));
}

function script({ script }) {
  return script && element('details', 'tiaoli-context-script',
    element('summary', '', '话术'), element('p', '', script));
}

function links({ links }) {
  const nodes = some(links) ? links.map(({ label, url }) => link(label, url)).filter(Boolean) : [];
  return some(nodes) && element('nav', 'tiaoli-context-links', ...nodes);
}

function card(context) {
  const parts = [notices, causes, head, facts, rule, script, links].map(part => part(context)).filter(Boolean);
  parts.filter(part => part.tagName === 'DETAILS').forEach(part => { part.open = true; });
  return parts;
}

/** Fills the node for this task, unless it has been taken off the page before the answer comes. */
function show(node, taskId) {
  node.className = 'tiaoli-context';
  node.setAttribute('aria-label', '情况');
  const fill = (state, ...children) => {
    node.dataset.state = state;
    node.replaceChildren(...children);
  };
  fill('loading', '正在读取情况…');
  ask(`/api/tasks/${encodeURIComponent(taskId)}/context`).then(
    context => {
      const parts = card(context ?? {});
      return some(parts) ? fill('full', ...parts) : fill('empty', '这个任务没有更多情况。');
    },
    error => fill('error', `没能读取情况：${error.message}`)
  );
}

// Tasklist has no place for plug-ins above the form, so a second directive stands on the form's own element.
window.angular.module('cam.tasklist.form').directive('camTasklistForm', () => ({
  restrict: 'A',
  link: (scope, node, attributes) => {
    const place = document.createElement('section');
    scope.$watch(() => scope.$eval(attributes.params)?.taskId, taskId => {
      place.remove();
      if (taskId) {
        node[0].before(place);
        show(place, taskId);
      }
    });
    scope.$on('$destroy', () => place.remove());
  }
}));

export default {
  id: 'tiaoli-case-context',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '情况' },
  render: (node, { taskId }) => show(node, taskId)
};
