/** Shows how far a migration is, and the page anew as soon as it comes to rest. */
async function follow(bar) {
  try {
    const answer = await fetch(bar.dataset.url);
    if (answer.ok) {
      const progress = await answer.json();
      bar.value = progress.percent;
      document.querySelector('#done').textContent = progress.done;
      if (!progress.running) {
        location.reload();
        return;
      }
    }
  } catch {
    // the next try may succeed
  }
  setTimeout(() => follow(bar), 700);
}

const bar = document.querySelector('#progress');
if (bar.dataset.running === 'true') follow(bar);
