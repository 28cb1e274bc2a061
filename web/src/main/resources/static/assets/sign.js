/** A pad to sign on with a finger, a pen or a mouse; a refusal is said in words and the drawing stays. */
const form = document.querySelector('#sign-form');
const pad = document.querySelector('#pad');
const problem = document.querySelector('#problem');
const pen = pad.getContext('2d');
let drawn = false;

/** The pad keeps its strokes when a phone is turned, and is not touched while its size stays: to set a canvas's size empties it. */
function fit() {
  const { width, height } = pad.getBoundingClientRect();
  const scale = Math.min(window.devicePixelRatio || 1, 2);
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (pad.width === wide && pad.height === high) return;
  const before = drawn ? pen.getImageData(0, 0, pad.width, pad.height) : null;
  pad.width = wide;
  pad.height = high;
  if (before) pen.putImageData(before, 0, 0);
  pen.scale(scale, scale);
  Object.assign(pen, { lineWidth: 2.5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10182b' });
}

const at = ({ clientX, clientY }) => {
  const { left, top } = pad.getBoundingClientRect();
  return [clientX - left, clientY - top];
};

pad.addEventListener('pointerdown', event => {
  event.preventDefault();
  pad.setPointerCapture(event.pointerId);
  pen.beginPath();
  pen.moveTo(...at(event));
});
pad.addEventListener('pointermove', event => {
  if (!pad.hasPointerCapture(event.pointerId)) return;
  const moves = event.getCoalescedEvents?.() ?? [];
  for (const move of moves.length > 0 ? moves : [event]) pen.lineTo(...at(move));
  pen.stroke();
  drawn = true;
});

document.querySelector('#clear').addEventListener('click', () => {
  drawn = false;
  problem.textContent = '';
  pen.clearRect(0, 0, pad.width, pad.height);
});

form.addEventListener('submit', async event => {
  event.preventDefault();
  problem.textContent = '';
  if (!drawn) {
    problem.textContent = '签名框是空白的，请签名后再提交。';
    return;
  }
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  try {
    const answer = await fetch(form.dataset.sign, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', [form.dataset.csrfHeader]: form.dataset.csrf },
      body: JSON.stringify({ name: form.elements.name.value.trim(), image: pad.toDataURL('image/png') })
    });
    if (answer.ok) {
      location.reload();
      return;
    }
    const said = await answer.json().catch(() => ({}));
    problem.textContent = answer.status === 401 ? '登录已过期，请在另一个窗口重新登录后再提交。' : said.message ?? `没有提交成功（${answer.status}）`;
  } catch {
    problem.textContent = '网络断开了，签名还在这里，联网后再提交。';
  }
  button.disabled = false;
});

fit();
window.addEventListener('resize', fit);
pad.dataset.state = 'ready';
