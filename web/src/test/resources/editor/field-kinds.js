// One field of each kind of the open form, the form itself included: kind => id.
() => {
  const kinds = {};
  for (const field of document.querySelector('#editor').editor.get('formFieldRegistry').getAll()) {
    const source = ['values', 'valuesKey', 'valuesExpression'].filter(one => one in field);
    kinds[[field.type, field.subtype, ...source, 'path' in field, 'conditional' in field, field.readonly, field.validate?.validationType].join(' ')] ??= field.id;
  }
  return kinds;
}
