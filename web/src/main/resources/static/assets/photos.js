/** Uploads photos one by one; what fails says why, stays in the list with its kind and note, and can be tried again. */
const form = document.querySelector('#photo-form');
const uploads = document.querySelector('#uploads');
const photos = document.querySelector('#photos');
const problem = document.querySelector('#problem');

/** Says in Chinese what the browser's own file field would say in its language. */
const sayChosen = () => {
  const names = [...form.elements.file.files].map(({ name }) => name);
  document.querySelector('#chosen').textContent = names.length > 0 ? `已选 ${names.length} 张：${names.join('、')}` : '还没有选';
};

const element = (name, text = '', attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

function send({ file, kind, note }, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.dataset.upload);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader(form.dataset.csrfHeader, form.dataset.csrf);
    request.upload.onprogress = event => { if (event.lengthComputable) progress.value = event.loaded / event.total; };
    request.onerror = () => reject(new Error('网络断开了，照片还在这里，联网后再试'));
    request.onload = () => {
      let answer;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = {};
      }
      if (request.status === 200 && answer.id) return resolve(answer);
      if (request.status === 401) return reject(new Error('登录已过期，请在另一个窗口重新登录后再试'));
      return reject(new Error(answer.message ?? `上传没有成功（${request.status}）`));
    };
    const body = new FormData();
    body.append('kind', kind);
    body.append('note', note);
    body.append('file', file, file.name);
    request.send(body);
  });
}

function show({ id, kind, note, by, at }) {
  document.querySelector('#no-photos')?.remove();
  if (photos.querySelector(`[data-photo="${CSS.escape(id)}"]`)) return;
  const figure = element('figure', '', { 'data-photo': id });
  const link = element('a', '', { href: `/photos/${id}` });
  link.append(element('img', '', { src: `/photos/${id}/thumbnail`, alt: `${kind} ${note}` }));
  const caption = element('figcaption', `${kind} ${note}`);
  caption.append(element('br'), element('span', `${by} ${at}`, { class: 'quiet' }));
  figure.append(link, caption);
  photos.append(figure);
}

/** Whether it arrived. */
async function upload(photo, row) {
  const progress = element('progress', '', { max: '1', value: '0', 'aria-label': `${photo.file.name} 的上传进度` });
  row.replaceChildren(element('span', photo.file.name), progress);
  try {
    show(await send(photo, progress));
    row.remove();
    return true;
  } catch (error) {
    const again = element('button', '再试一次', { type: 'button', class: 'second' });
    const leave = element('button', '不传了', { type: 'button', class: 'second' });
    again.addEventListener('click', () => upload(photo, row));
    leave.addEventListener('click', () => row.remove());
    const reason = element('p', error.message, { class: 'problem', role: 'alert' });
    row.replaceChildren(element('span', photo.file.name + (photo.note ? `（${photo.note}）` : '')), reason, again, ' ', leave);
    return false;
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const { kind, note, file } = form.elements;
  const chosen = [...file.files];
  if (chosen.length === 0) {
    problem.textContent = '请先拍照或选照片。';
    return;
  }
  problem.textContent = '';
  const waiting = chosen.map(one => ({ photo: { file: one, kind: kind.value, note: note.value.trim() }, row: uploads.appendChild(element('li', one.name)) }));
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  const arrived = [];
  for (const { photo, row } of waiting) arrived.push(await upload(photo, row));
  button.disabled = false;
  file.value = '';
  sayChosen();
  if (arrived.every(Boolean)) note.value = '';
});

form.elements.file.addEventListener('change', sayChosen);
