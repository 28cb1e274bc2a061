/** The way back to the list on a phone, where a chosen task takes the whole screen. */
import { element } from './elements.js';

function leaveTask(event) {
  event.preventDefault();
  const [path, search] = location.hash.slice(1).split('?');
  const kept = new URLSearchParams(search);
  kept.delete('task');
  kept.delete('detailsTab');
  location.hash = `${path}?${kept}`;
}

export default {
  id: 'tiaoli-back',
  pluginPoint: 'tasklist.task.action',
  priority: 900,
  render: node => {
    const back = element('a', 'tiaoli-back', '‹ 返回列表');
    back.href = '';
    back.addEventListener('click', leaveTask);
    node.append(back);
  }
};
