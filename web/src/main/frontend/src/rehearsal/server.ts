/** Asks the server to do something. */

/** What the server answers, or an error in its own words. */
export async function send<T>(page: HTMLElement, url: string, body: unknown): Promise<T> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', [page.dataset.csrfHeader!]: page.dataset.csrf! }, body: JSON.stringify(body) });
  return heard<T>(answer);
}

/** The same for what only reads. */
export async function get<T>(url: string): Promise<T> {
  return heard<T>(await fetch(url, { headers: { accept: 'application/json' } }));
}

async function heard<T>(answer: Response): Promise<T> {
  if (answer.ok) return await answer.json() as T;
  const said = await answer.json().catch(() => ({})) as { message?: string };
  throw new Error(said.message ?? `没有做成（${answer.status}），请再试一次`);
}
