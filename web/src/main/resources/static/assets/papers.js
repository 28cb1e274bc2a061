/** Sends one copy; what fails says why and leaves everything as it was typed. */
const form = document.querySelector('#paper-form');
const problem = document.querySelector('#problem');

const sayChosen = () => {
  document.querySelector('#chosen').textContent = form.elements.file.files[0]?.name ?? '还没有选';
};

async function send() {
  const { kind, holder, file } = form.elements;
  const body = new FormData();
  body.append('kind', kind.value);
  body.append('holder', holder.value);
  body.append('file', file.files[0], file.files[0].name);
  const answer = await fetch(form.dataset.upload, { method: 'POST', headers: { accept: 'application/json', [form.dataset.csrfHeader]: form.dataset.csrf }, body })
    .catch(() => { throw new Error('网络断开了，照片还在这里，联网后再试'); });
  if (answer.status === 401) throw new Error('登录已过期，请在另一个窗口重新登录后再试');
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok || !said.id) throw new Error(said.message ?? `存档没有成功（${answer.status}）`);
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (form.elements.file.files.length === 0) {
    problem.textContent = '请先拍照或选文件。';
    return;
  }
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  problem.textContent = '';
  try {
    await send();
    window.location.reload();
  } catch (error) {
    problem.textContent = error.message;
    button.disabled = false;
  }
});

form.elements.file.addEventListener('change', sayChosen);
