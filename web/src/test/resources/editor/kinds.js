// One element for each kind of step, event, line and gateway of the open diagram: kind => id.
() => {
  const modeler = document.querySelector('#editor').modeler;
  const kinds = {};
  for (const element of modeler.get('elementRegistry').getAll()) {
    if (element.type === 'label' || !element.parent) continue;
    const { eventDefinitions = [], loopCharacteristics, triggeredByEvent, ...own } = element.businessObject;
    const parts = [element.type, ...eventDefinitions.map(d => d.$type), loopCharacteristics?.$type, triggeredByEvent, element.di?.isExpanded, element.businessObject.get('camunda:type'), Boolean(element.businessObject.get('camunda:delegateExpression'))];
    kinds[parts.join(' ')] ??= element.id;
  }
  return kinds;
}
