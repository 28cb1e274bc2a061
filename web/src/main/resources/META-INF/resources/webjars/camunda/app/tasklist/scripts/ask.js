/** Asks Tiaoli's own API; answers with undefined where there is nothing. */
import { root } from './root.js';

const PATIENCE_MS = 10_000;

export async function ask(path) {
  const answer = await fetch(root + path, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    signal: AbortSignal.timeout(PATIENCE_MS)
  }).catch(() => {
    throw new Error('服务器没有回答，请检查网络后刷新页面。');
  });
  if (answer.status === 404 || answer.status === 204) {
    return undefined;
  }
  if (answer.status === 401 || answer.redirected) {
    throw new Error('登录已失效，请重新登录。');
  }
  if (answer.status === 403) {
    throw new Error('您没有权限查看。');
  }
  if (!answer.ok) {
    throw new Error(`服务器出错了（${answer.status}），请稍后刷新页面。`);
  }
  return answer.json().catch(() => {
    throw new Error('服务器的回答看不懂，请稍后刷新页面。');
  });
}
