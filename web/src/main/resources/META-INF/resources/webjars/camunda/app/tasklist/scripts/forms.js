/**
 * Mends the forms of Tasklist 7.24, which counts the keys of form-js's errors to decide whether 完成 may be pressed.
 *
 * form-js leaves an empty entry behind when a row of a dynamic list is valid, and keeps the error of a field that was
 * hidden or whose row was removed. Either greys out 完成 although no error is shown. It also waits before it takes over
 * what is typed, so that a quick 完成 loses the last words.
 */
const VIEWER = 'Field is required.';

/** form-js as Tasklist has bundled it, found by a text of its own because module ids differ between versions. */
function bundledFormJs() {
  let formJs;
  window.webpackChunkcamunda_bpm_webapp.push([['tiaoli'], {}, load => {
    const id = Object.keys(load.m).find(key => load.m[key].toString().includes(VIEWER));
    formJs = id && load(id);
  }]);
  return formJs;
}

/**
 * The errors without branches that hold no message; undefined where nothing is left.
 * Rows are kept in arrays too, so only an array of texts is a field's messages.
 */
function withMessages(errors) {
  if (Array.isArray(errors) && errors.some(message => typeof message === 'string')) {
    return errors;
  }
  const kept = Object.entries(errors ?? {})
    .map(([key, branch]) => [key, withMessages(branch)])
    .filter(([, branch]) => branch);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function valueAt(data, path) {
  return path.reduce((value, key) => value?.[key], data);
}

/** Checks the fields that show an error once more when fields have left the form. */
class StandingErrors {
  constructor(eventBus, form, formFieldInstanceRegistry, validator) {
    let waiting;
    let present = new Set();
    const check = () => {
      const before = present;
      present = new Set(formFieldInstanceRegistry.getAll().map(({ instanceId }) => instanceId));
      const { data, errors } = form._getState();
      // A field that is only drawn anew leaves and comes back at once, and has not left.
      if ([...before].some(id => !present.has(id)) && Object.keys(errors).length) {
        form._setState({ errors: standing(errors, data) });
      }
    };
    const standing = (errors, data) => formFieldInstanceRegistry
      .getAllKeyed()
      .filter(({ id }) => errors[id])
      .reduce((found, instance) => {
        const messages = validator.validateFieldInstance(instance, valueAt(data, instance.valuePath));
        const path = [instance.id, ...Object.values(instance.indexes ?? {})];
        const branch = path.slice(0, -1).reduce((level, key) => (level[key] ??= {}), found);
        branch[path.at(-1)] = messages;
        return found;
      }, {});

    eventBus.on('formFieldInstanceRegistry.changed', () => {
      clearTimeout(waiting);
      waiting = setTimeout(check);
    });
    eventBus.on('form.destroy', () => clearTimeout(waiting));
  }
}
StandingErrors.$inject = ['eventBus', 'form', 'formFieldInstanceRegistry', 'validator'];

const mend = {
  __init__: ['standingErrors'],
  standingErrors: ['type', StandingErrors]
};

/** What the server takes as a telephone number; form-js itself would want +86 before it. */
const PHONE = '^(1\\d{10}|0\\d{2,3}-?\\d{7,8}(-\\d{1,5})?)$';

function withChinesePhone({ validationType, ...validate }) {
  return validationType === 'phone' ? { ...validate, pattern: PHONE } : { validationType, ...validate };
}

/**
 * Times are chosen on a clock of 24 hours and telephone numbers need no country, as everywhere in China.
 * Lists show all their rows: form-js does not submit those that it has folded away.
 */
function asWorkedHere(component) {
  const components = component.components?.map(asWorkedHere);
  return {
    ...component,
    ...(components && { components }),
    ...(component.validate && { validate: withChinesePhone(component.validate) }),
    ...(component.type === 'datetime' && { use24h: true }),
    ...(component.type === 'dynamiclist' && { disableCollapse: true })
  };
}

const form = bundledFormJs()?.Form.prototype;
if (form) {
  const { _createInjector: createInjector, _setState: setState, importSchema } = form;

  form._createInjector = function (options, container) {
    const additionalModules = [...(options.additionalModules ?? []), mend];
    // form-js takes over a text 300 ms after the last key, and 完成 would leave out what was typed just before
    return createInjector.call(this, { ...options, additionalModules, debounce: false }, container);
  };

  form._setState = function (change) {
    setState.call(this, change.errors ? { ...change, errors: withMessages(change.errors) ?? {} } : change);
  };

  form.importSchema = function (schema, data) {
    return importSchema.call(this, asWorkedHere(schema), data);
  };
} else {
  console.error('Tasklist brings no form-js that this script knows: lists may grey out 完成.');
}
