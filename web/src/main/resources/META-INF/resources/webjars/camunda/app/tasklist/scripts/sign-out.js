/** One way in and one way out: signing in and out is Tiaoli's, for every web application of the engine. */
import { root } from './root.js';

const DRAFT = /^(camunda-form|camForm):/;

function forgetDrafts() {
  Object.keys(localStorage)
    .filter(key => DRAFT.test(key))
    .forEach(key => localStorage.removeItem(key));
}

// The engine's own sign-in form would open a second session beside Tiaoli's.
function leaveEngineSignIn() {
  if (location.hash.startsWith('#/login')) {
    location.replace(`${root}/login`);
  }
}

function signOut(event) {
  if (!event.target.closest?.('li.account li.logout a')) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  forgetDrafts();
  location.assign(`${root}/sign-out`);
}

document.addEventListener('click', signOut, true);
addEventListener('hashchange', leaveEngineSignIn);
leaveEngineSignIn();
