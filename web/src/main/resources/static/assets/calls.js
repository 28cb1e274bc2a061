/** Finds who calls while the number is typed; arrow keys choose, Enter takes, Escape closes. */
const form = document.querySelector('#call');
const { callerNumber, callerName, salutation, wantedPerson } = form.elements;
const search = document.querySelector('#search');
const list = document.querySelector('#found');
const nobody = document.querySelector('#nobody');
const who = document.querySelector('#who');
const customerId = document.querySelector('#customerId');
const PAUSE_MS = 200;
const SHORTEST = 2;

let found = [];
let marked = -1;
let asking;
let pause;

const element = (name, text = '', attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

const digits = (number) => number.replaceAll(/[\s-]/g, '');

const title = (customer) => `${customer.name}${customer.salutation ? `（${customer.salutation}）` : ''}`;

function close() {
  list.hidden = true;
  marked = -1;
  [callerNumber, search].forEach((input) => {
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  });
}

function mark(index, input) {
  marked = (index + found.length) % found.length;
  [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === marked)));
  input.setAttribute('aria-activedescendant', `caller-${marked}`);
  list.children[marked].scrollIntoView({ block: 'nearest' });
}

/** Says whose call it is now; the chosen customer goes with the form. */
function show(customer) {
  customerId.value = customer?.id ?? '';
  who.replaceChildren();
  who.hidden = !customer;
  if (!customer) return;
  const head = element('p');
  head.append(element('strong', title(customer)), ' ', element('span', customer.phone, { class: 'quiet' }));
  if (customer.customerClass) head.append(' ', element('span', customer.customerClass, { class: 'badge' }));
  if (customer.doNotContact) head.append(' ', element('span', '要求勿扰', { class: 'badge warn' }));
  const away = element('button', '不是这位', { type: 'button', class: 'second small' });
  away.addEventListener('click', () => {
    show();
    callerName.value = '';
    callerNumber.focus();
  });
  head.append(' ', away);
  const facts = element('dl', '', { class: 'facts' });
  const fact = (label, ...values) => facts.append(element('dt', label), (() => {
    const value = element('dd');
    value.append(...values);
    return value;
  })());
  fact('车辆', customer.cars.length > 0 ? customer.cars.join('、') : '没有登记');
  fact('未完的事', ...(customer.cases.length > 0
    ? customer.cases.flatMap((open, i) => [i > 0 ? '、' : '', element('a', `${open.flow} ${open.caseNo}`, { href: `/cases/${open.caseNo}`, target: '_blank' })]) : ['没有']));
  fact('上次联系', customer.lastContact || '没有记录');
  who.append(head, facts);
}

function choose(customer) {
  show(customer);
  callerName.value = customer.name;
  salutation.value = customer.salutation;
  // a number that was typed in part is the chosen one's; another whole number is where the customer calls from today
  if (digits(customer.phone).includes(digits(callerNumber.value))) callerNumber.value = customer.phone;
  search.value = '';
  close();
  form.querySelector('input[name=purpose]').focus();
}

function offer(input) {
  list.replaceChildren(...found.map((customer, i) => {
    const option = element('li', '', { id: `caller-${i}`, role: 'option', 'aria-selected': 'false' });
    option.append(element('strong', title(customer)), ' ', element('span', customer.phone), ' ', element('span', customer.cars.join('、'), { class: 'quiet' }));
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      choose(customer);
    });
    return option;
  }));
  list.hidden = found.length === 0;
  input.setAttribute('aria-expanded', String(found.length > 0));
  nobody.hidden = found.length > 0;
  nobody.textContent = found.length > 0 ? '' : '没有找到，登记为新客户。';
  if (found.length > 0) mark(0, input);
}

async function like(text) {
  asking?.abort();
  asking = new AbortController();
  const answer = await fetch(`/api/callers?q=${encodeURIComponent(text.trim())}`, { signal: asking.signal, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error();
  return answer.json();
}

async function ask(input) {
  try {
    found = await like(input.value);
    const whole = input === callerNumber && found.length === 1 && digits(found[0].phone) === digits(input.value);
    if (whole) {
      nobody.hidden = true;
      close();
      show(found[0]);
      callerName.value = found[0].name;
      salutation.value = found[0].salutation;
    } else {
      offer(input);
    }
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    close();
    nobody.hidden = false;
    nobody.textContent = '现在查不到客户资料，可以先登记。';
  }
}

function typed(input) {
  clearTimeout(pause);
  if (input === callerNumber && customerId.value) {
    show();
    callerName.value = '';
  }
  if (input.value.trim().length < SHORTEST) {
    asking?.abort();
    close();
    nobody.hidden = true;
    return;
  }
  pause = setTimeout(() => ask(input), PAUSE_MS);
}

[callerNumber, search].forEach((input) => {
  input.addEventListener('input', () => typed(input));
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault();
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(marked + (event.key === 'ArrowDown' ? 1 : -1), input);
    } else if (event.key === 'Enter') {
      choose(found[marked]);
    } else if (event.key === 'Escape') {
      close();
    }
  });
});

const person = () => {
  const wanted = form.elements.purpose.value === 'PERSON';
  document.querySelector('#person').hidden = !wanted;
  wantedPerson.required = wanted;
};
form.querySelectorAll('input[name=purpose]').forEach((radio) => radio.addEventListener('change', person));
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit();
});
person();

/** The page came with a call: one that rings, or one that was refused; nothing that was entered is changed. */
async function open() {
  const chosen = customerId.value;
  const customers = await like(chosen && callerName.value ? callerName.value : callerNumber.value);
  const customer = customers.find(({ id, phone }) => (chosen ? id === chosen : digits(phone) === digits(callerNumber.value)));
  if (!customer) return;
  show(customer);
  callerName.value ||= customer.name;
  salutation.value ||= customer.salutation;
}
if (callerNumber.value || customerId.value) open().catch(() => {});
