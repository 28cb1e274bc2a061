/** Where Tiaoli is served, without the part that belongs to the engine's own web applications. */
export const root = document
  .querySelector('base')
  .getAttribute('app-root')
  .replace(/\/camunda$/, '');
