/** Says how far the test cases are that run before a draft is deployed. */
const form = document.querySelector('form[data-deploying]');

async function follow(said) {
  try {
    const answer = await fetch(form.dataset.deploying);
    if (answer.ok) said.textContent = (await answer.json()).said || said.textContent;
  } catch {
    // the next try may succeed
  }
  setTimeout(() => follow(said), 500);
}

form?.addEventListener('submit', () => {
  form.querySelector('button').disabled = true;
  const [bar, said] = [document.createElement('progress'), document.createElement('p')];
  bar.setAttribute('aria-label', '发布的进度');
  said.setAttribute('role', 'status');
  said.textContent = '正在发布…';
  form.append(bar, said);
  follow(said);
});
