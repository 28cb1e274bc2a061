/** Looks every few seconds who holds a draft, so that an editor hears of a take-over before typing into the void. */
interface State { editor: string; mine: boolean; revision: number }

const PAUSE_MS = 4000;

/**
 * @param address where the server says who holds the draft
 * @param mine whether it is this window's to change, as it was opened
 * @param lost is called once, with a sentence, when that is over
 */
export function watch(address: string, mine: boolean, lost: (sentence: string) => void): void {
  const timer = setInterval(() => void look(), PAUSE_MS);
  const end = (sentence: string) => {
    clearInterval(timer);
    lost(sentence);
  };
  async function look(): Promise<void> {
    if (document.hidden) return;
    const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined);
    if (answer?.status === 404) return end('这份草稿已经发布或放弃了。如果发布了，流程的页面上写着是谁、为什么。');
    if (!answer?.ok) return;
    const now = await answer.json() as State;
    if (mine && !now.mine) end(`${now.editor}刚刚接手了这份草稿，您现在只能看。`);
    else if (!mine && now.mine) end('这份草稿现在由您编辑。');
  }
}

/** A window in front of everything, which cannot be overlooked. */
export function tell(sentence: string, ...more: HTMLElement[]): void {
  const box = document.createElement('dialog');
  const text = document.createElement('p');
  text.textContent = sentence;
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = '重新打开';
  again.addEventListener('click', () => location.reload());
  const flow = document.createElement('a');
  flow.textContent = '看这个流程';
  flow.href = location.pathname.replace(/\/draft(\/.*)?$/, '');
  box.append(text, ...more, again, flow);
  // closed with the keyboard, what lies behind would be typed into again
  box.addEventListener('cancel', event => event.preventDefault());
  document.body.append(box);
  box.showModal();
}
