const problem = document.querySelector('#upload-problem');

function say(text) {
  problem.textContent = text;
  problem.hidden = false;
  problem.scrollIntoView({ block: 'nearest' });
}

/** Uploads without leaving the page, so that a refusal keeps the chosen file and what was typed. */
async function upload(form) {
  const file = form.elements.file.files[0];
  const most = Number(form.dataset.most);
  if (file && file.size > most) {
    say(`文件「${file.name}」超过 ${most / 1024 / 1024} MB，请分成几个文件。`);
    return;
  }
  const button = form.querySelector('button');
  button.disabled = true;
  problem.hidden = true;
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { 'X-CSRF-TOKEN': form.elements._csrf.value } });
    if (answer.ok) {
      location.assign(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    say(page.querySelector('.problem')?.textContent ?? '没有上传成功，请再试一次。');
  } catch {
    say('没有连上服务器，文件没有上传，请再试一次。');
  }
  button.disabled = false;
}

document.querySelectorAll('form[data-upload]').forEach((form) => form.addEventListener('submit', (event) => {
  event.preventDefault();
  upload(form);
}));

/** Shows how far an import is, and the result as soon as there is one. */
async function follow(bar) {
  try {
    const answer = await fetch(`/api/imports/${bar.dataset.run}`);
    if (answer.ok) {
      const progress = await answer.json();
      if (!progress.running) {
        location.reload();
        return;
      }
      if (progress.percent > 0) bar.value = progress.percent;
      document.querySelector('#done').textContent = progress.done;
    }
  } catch {
    // the next try may succeed
  }
  setTimeout(() => follow(bar), 700);
}

const bar = document.querySelector('#progress');
if (bar) follow(bar);
