/** The modeler of bpmn.io with the panels that our flows need; nothing in it changes a diagram that nobody changes. */
import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from 'bpmn-js-properties-panel';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import ElementTemplateChooserModule from '@bpmn-io/element-template-chooser';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { onlyAllowedModule } from './allowed';
import { clipboardModule } from './clipboard';
import { keepOrderModule } from './order';
import { inChinese } from './translate';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import '@bpmn-io/element-template-chooser/dist/element-template-chooser.css';

/** @param panel the place of the properties panel */
export function modeler(place: HTMLElement, panel: HTMLElement): Modeler {
  return new Modeler({
    container: place,
    propertiesPanel: { parent: panel },
    moddleExtensions: { camunda },
    additionalModules: [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule, ElementTemplatesPropertiesProviderModule,
      ElementTemplateChooserModule, CreateAppendAnythingModule, CreateAppendElementTemplatesModule, clipboardModule, behaviors, onlyAllowedModule, keepOrderModule, inChinese]
  });
}
