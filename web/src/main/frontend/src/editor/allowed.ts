/** Leaves out of the modeler's lists what a flow may not have, so that nobody draws what is refused later. */
type Entries = Record<string, unknown>;
interface Group { id: string; entries?: { id: string }[] }
interface Menus { registerProvider(id: string, priority: number, provider: { getPopupMenuEntries(): (entries: Entries) => Entries }): void }
interface Palette { registerProvider(priority: number, provider: { getPaletteEntries(): (entries: Entries) => Entries }): void }
interface Panel { registerProvider(priority: number, provider: { getGroups(): (groups: Group[]) => Group[] }): void }

const LAST = 100;
const MENUS = ['bpmn-replace', 'bpmn-create', 'bpmn-append'];
const KINDS = /manual|script|transaction|ad-hoc|complex|data-|store|pool|participant|conditional-(start|intermediate|boundary)|conditional-event|signal|compensat|link|cancel|instantiate|send-task|inclusive/;
const TOOLS = /data-|participant|group|subprocess-expanded-adhoc/;
const GROUPS = ['Script', 'FieldInjection', 'FormData', 'ExecutionListener', 'TaskListener', 'ConnectorInput', 'ConnectorOutput', 'ProcessVariables', 'Errors', 'InMappingPropagation', 'OutMappingPropagation']
  .map(name => `CamundaPlatform__${name}`).concat('signal', 'link', 'compensation');
const ENTRIES = ['candidateUsers', 'candidateStarterUsers', 'tenantId'];

const without = (pattern: RegExp) => (entries: Entries): Entries => Object.fromEntries(Object.entries(entries).filter(([id]) => !pattern.test(id)));

function onlyAllowed(popupMenu: Menus, palette: Palette, propertiesPanel: Panel): void {
  MENUS.forEach(menu => popupMenu.registerProvider(menu, LAST, { getPopupMenuEntries: () => without(KINDS) }));
  palette.registerProvider(LAST, { getPaletteEntries: () => without(TOOLS) });
  propertiesPanel.registerProvider(LAST, { getGroups: () => groups => {
    const kept = groups.filter(group => !GROUPS.includes(group.id));
    kept.forEach(group => { if (group.entries) group.entries = group.entries.filter(entry => !ENTRIES.includes(entry.id)); });
    return kept;
  } });
}
onlyAllowed.$inject = ['popupMenu', 'palette', 'propertiesPanel'];

export const onlyAllowedModule = { __init__: [onlyAllowed] };
