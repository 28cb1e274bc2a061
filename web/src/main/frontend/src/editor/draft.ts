import { tell, watch } from './watch';

/** A file of a draft: read from the server, and kept there while it is being changed. */
export interface Opened { text: string; revision: number; mine: boolean; editor: string }
export interface Line { before: string; after: string }
interface Saved { revision: number; at: string }
interface Refused { message: string; lines?: Line[] }

const PAUSE_MS = 800;

export class Draft {
  /** One for all files of the draft, as the server counts them. */
  private static revision = 0;
  private static turn: Promise<unknown> = Promise.resolve();
  private static watched = false;
  private waiting: string | undefined;
  private saving = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private readonly savedActs: (() => void)[] = [];

  /** @param place an element that names the file's address and the form token, and in which the state is told */
  constructor(private readonly place: HTMLElement) {
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void this.keep(); });
    addEventListener('beforeunload', event => { if (this.waiting !== undefined && !this.stopped) event.preventDefault(); });
  }

  async open(): Promise<Opened> {
    const opened = await this.ask<Opened>('GET', this.place.dataset.file!);
    Draft.revision = opened.revision;
    this.tell(opened.mine ? '与草稿相同' : `正由${opened.editor}编辑，您现在只能看`, opened.mine ? 'saved' : 'looking');
    this.watch(opened.mine);
    return opened;
  }

  /** Once for all files of the page. */
  private watch(mine: boolean): void {
    if (Draft.watched) return;
    Draft.watched = true;
    watch(this.place.dataset.file!.replace(/\/files\/.*$/, '/state'), mine, sentence => {
      const text = this.waiting;
      this.stopped = true;
      this.tell(sentence, 'failed');
      tell(sentence, ...(text === undefined ? [] : [this.download(text)]));
    });
  }

  /** Takes a new content, which goes to the server after a short pause in typing. */
  change(text: string): void {
    if (this.stopped) return;
    this.waiting = text;
    this.tell('正在保存…', 'saving');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), PAUSE_MS);
  }

  /** Is called each time that the server has the newest content. */
  onSaved(act: () => void): void {
    this.savedActs.push(act);
  }

  /** Sends what waits; a second change meanwhile is sent after the first. */
  async keep(): Promise<void> {
    clearTimeout(this.timer);
    if (this.saving || this.stopped || this.waiting === undefined) return;
    this.saving = true;
    const text = this.waiting;
    try {
      const turn = Draft.turn.then(async () => {
        const done = await this.ask<Saved>('PUT', `${this.place.dataset.file!}?revision=${Draft.revision}`, text);
        Draft.revision = done.revision;
        return done;
      });
      Draft.turn = turn.catch(() => undefined);
      const saved = await turn;
      if (this.waiting === text) this.waiting = undefined;
      this.tell(`已保存 ${saved.at}`, 'saved');
      this.savedActs.forEach(act => act());
    } catch (error) {
      this.refused(error, text);
    } finally {
      this.saving = false;
    }
    if (this.waiting !== undefined && this.waiting !== text) this.change(this.waiting);
  }

  /** Asks the server about this draft. */
  async ask<T>(method: string, address: string, body?: string): Promise<T> {
    const answer = await fetch(address, { method, body: body ?? null,
      headers: { accept: 'application/json', 'content-type': 'text/plain; charset=utf-8', [this.place.dataset.csrfHeader!]: this.place.dataset.csrf! } });
    if (!answer.ok) throw await answer.json().catch(() => ({ message: `服务器答复 ${answer.status}` })) as Refused;
    return await answer.json() as T;
  }

  private refused(error: unknown, text: string): void {
    if (error instanceof TypeError) {
      this.tell('没有连上服务器，稍后再保存。请不要关闭这个页面', 'failed');
      this.timer = setTimeout(() => void this.keep(), 5 * PAUSE_MS);
      this.waiting = text;
      return;
    }
    const { message, lines = [] } = error as Refused;
    this.stopped = true;
    this.tell(message, 'failed');
    this.place.append(' ', this.download(text));
    if (lines.length > 0) this.place.append(difference(lines));
  }

  private download(text: string): HTMLElement {
    return Object.assign(document.createElement('a'), { textContent: '下载我的内容', download: decodeURIComponent(this.place.dataset.file!.split('/').pop()!),
      href: URL.createObjectURL(new Blob([text], { type: 'text/plain' })) });
  }

  private tell(text: string, state: string): void {
    this.place.textContent = text;
    this.place.dataset.state = state;
  }
}

/** What the draft holds now beside what could not be saved. */
function difference(lines: Line[]): HTMLElement {
  const table = document.createElement('table');
  table.className = 'lines';
  const head = table.createTHead().insertRow();
  for (const title of ['草稿里现在的', '我没有存进去的']) head.append(Object.assign(document.createElement('th'), { textContent: title }));
  for (const line of lines) {
    const row = table.insertRow();
    for (const [text, kind] of [[line.before, 'gone'], [line.after, 'new']] as const) {
      row.insertCell().append(Object.assign(document.createElement('pre'), { textContent: text, className: kind }));
    }
  }
  return table;
}
