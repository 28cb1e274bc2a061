/** What an element of a diagram says, setting by setting, and how two states of it differ in Chinese. */
export interface Model {
  id?: string;
  name?: string;
  $type: string;
  $parent?: Model;
  $attrs?: Record<string, unknown>;
  $descriptor: { properties: { name: string; isReference?: boolean }[] };
  get(name: string): unknown;
}

/** Others are compared by themselves, or follow from what is compared. */
const LEFT_OUT = /(^|:)(id|flowElements|artifacts|laneSets|incoming|outgoing|flowNodeRef|rootElements|diagrams|di)$/;
const WORDS: Record<string, string> = {
  name: '名称', documentation: '说明', conditionExpression: '条件', timeDuration: '等多久', timeDate: '等到什么时候', timeCycle: '每隔多久', candidateGroups: '候选角色', assignee: '指定办理人', dueDate: '期限',
  formRef: '表单', formRefBinding: '用哪一版表单', delegateExpression: '工作程序', topic: '外部程序的主题', decisionRef: '决策表', calledElement: '调用的流程', asyncBefore: '开始前另起一段', asyncAfter: '完成后另起一段',
  errorRef: '错误', messageRef: '消息', escalationRef: '上报', sourceRef: '从哪里来', targetRef: '到哪里去', default: '其余情况走哪条', attachedToRef: '挂在哪一步', cancelActivity: '打断', inputParameters: '输入', outputParameters: '输出',
  historyTimeToLive: '历史保留', candidateStarterGroups: '谁可以发起', errorCode: '代码', collection: '要逐个办的名单', elementVariable: '逐个存入变量', completionCondition: '提前办完的条件', loopCardinality: '办几次', isSequential: '一个接一个'
};
/** Words of the format that say nothing to a reader. */
const SILENT = new Set(['eventDefinitions', 'extensionElements', 'values', 'value', 'text', 'body', 'definition', 'entries', 'properties', '$type', 'loopCharacteristics']);

const isModel = (value: unknown): value is Model => typeof value === 'object' && value !== null && '$type' in value;
const plain = (name: string): string => name.replace(/^.*:/, '');

interface Setting { is: string; said: string }

/** What a reader calls an element that something leads to or hangs on. */
export const called = (model: Model | undefined): string => model?.name?.replace(/\s+/g, ' ').trim() || (model?.$type === 'bpmn:ExclusiveGateway' ? '判断' : model?.id) || '（没有）';

/** Each setting by its place, such as `conditionExpression/body`. */
function settings(model: Model, place: string[] = [], all = new Map<string, Setting>()): Map<string, Setting> {
  const put = (where: string[], is: string, said = is) => all.set(where.join('/'), { is, said });
  const take = (name: string, value: unknown, isReference: boolean): void => {
    if (value === undefined || value === null || value === '') return;
    if (Array.isArray(value)) {
      value.forEach((one, n) => take(`${name}/${isModel(one) && !isReference ? (one.get('name') ?? one.get('key') ?? n) as string : n}`, one, isReference));
    } else if (isModel(value)) {
      if (isReference) put([...place, name], value.id ?? '', called(value));
      else settings(value, [...place, name], all);
    } else {
      put([...place, name], String(value));
    }
  };
  if (place.length > 0 && model.$type !== 'bpmn:FormalExpression') put([...place, '$type'], plain(model.$type));
  for (const { name, isReference } of model.$descriptor.properties) {
    if (!LEFT_OUT.test(name)) take(plain(name), model.get(name), isReference === true);
  }
  Object.entries(model.$attrs ?? {}).filter(([name]) => !name.startsWith('xmlns') && name !== 'xsi:type').forEach(([name, value]) => take(plain(name), value, false));
  return all;
}

function title(place: string): string {
  const named = place.split('/').filter(part => !SILENT.has(part) && !/^\d+$/.test(part)).map(part => WORDS[part] ?? part);
  return named.join(' ') || '内容';
}

/** One sentence for each setting that differs; none when the two say the same. */
export function differences(before: Model, after: Model): string[] {
  const [old, now] = [settings(before), settings(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(place => old.get(place)?.is !== now.get(place)?.is).map(place => {
    const [was, is] = [old.get(place)?.said, now.get(place)?.said];
    if (was === undefined) return `${title(place)}：加上「${is}」`;
    return is === undefined ? `${title(place)}：去掉「${was}」` : `${title(place)}：由「${was}」改为「${is}」`;
  });
}
