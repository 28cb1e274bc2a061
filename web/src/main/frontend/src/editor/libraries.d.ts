/** Libraries of bpmn.io that come without types. */
declare module 'bpmn-js-properties-panel';
declare module 'bpmn-js-element-templates';
declare module '@bpmn-io/element-template-chooser';
declare module 'bpmn-js-create-append-anything';
declare module 'bpmn-js-native-copy-paste/lib/PasteUtil.js';
declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform';
declare module 'dmn-js/lib/Modeler';
declare module 'dmn-js/lib/Viewer';
declare module 'form-js-of-tasklist';
declare module 'bpmn-js-differ';
declare module 'bpmn-moddle';
declare module 'flatpickr/dist/esm/l10n/zh.js';
