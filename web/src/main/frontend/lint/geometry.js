/** Measures how readable a drawing is: overlapping shapes, lines that run through shapes, labels on top of things. */

/** px that two boxes may touch before it counts as an overlap */
const TOUCH = 2;
const TOUCH_OF_LABEL = 4;
/** px at a shape's border that a line may run along, so that docking does not count */
const DOCK = 4;

const bounds = p => { const { x, y, width, height } = p.bounds ?? p; return { x, y, width, height }; };
const isInside = (a, b) => a.x >= b.x - 1 && a.y >= b.y - 1 && a.x + a.width <= b.x + b.width + 1 && a.y + a.height <= b.y + b.height + 1;
const overlap = (a, b, touch) =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > touch && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > touch;
const attached = (a, b) => a.element.attachedToRef === b.element;
const contains = (outer, inner) => { for (let p = inner?.$parent; p; p = p.$parent) if (p === outer) return true; return false; };
const isNode = element => ['bpmn:FlowNode', 'bpmn:Artifact', 'bpmn:DataObjectReference'].some(type => element.$instanceOf(type)) && !['bpmn:Group', 'bpmn:Association'].some(type => element.$instanceOf(type));

function runsThrough(from, to, shape) {
  const box = { x: shape.x + DOCK, y: shape.y + DOCK, right: shape.x + shape.width - DOCK, bottom: shape.y + shape.height - DOCK };
  if (box.right <= box.x || box.bottom <= box.y) return false;
  let enters = 0, leaves = 1;
  for (const [length, low, high, start] of [[to.x - from.x, box.x, box.right, from.x], [to.y - from.y, box.y, box.bottom, from.y]]) {
    if (length === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, other] = [(low - start) / length, (high - start) / length].sort((a, b) => a - b);
    enters = Math.max(enters, one);
    leaves = Math.min(leaves, other);
    if (enters > leaves) return false;
  }
  return true;
}

/** The shapes and lines of a diagram, each with its plane. */
function drawn(definitions) {
  const shapes = [], edges = [];
  for (const { plane } of definitions.diagrams ?? []) {
    for (const di of plane?.planeElement ?? []) {
      const element = di.bpmnElement;
      if (!element) continue;
      const common = { element, plane: plane.bpmnElement?.id, label: element.name && di.label?.bounds && bounds(di.label) };
      if (di.$type === 'bpmndi:BPMNShape') shapes.push({ ...common, ...bounds(di), expanded: di.isExpanded === true });
      if (di.$type === 'bpmndi:BPMNEdge') edges.push({ ...common, waypoints: di.waypoint ?? [] });
    }
  }
  return { shapes, edges };
}

/**
 * @param {object} definitions the parsed file
 * @param {(kind: 'overlap' | 'crossing' | 'label', element: object, other: object) => void} report
 */
export function measure(definitions, report) {
  const { shapes, edges } = drawn(definitions);
  const nodes = shapes.filter(s => isNode(s.element));
  const solid = nodes.filter(s => !s.element.$instanceOf('bpmn:TextAnnotation'));
  nodes.forEach((a, n) => nodes.slice(n + 1).forEach(b => {
    if (a.plane !== b.plane || isInside(a, b) || isInside(b, a) || attached(a, b) || attached(b, a)) return;
    if (overlap(a, b, TOUCH)) report('overlap', b.element, a.element);
  }));
  for (const { element, waypoints, plane } of edges) {
    for (const shape of solid) {
      if (shape.plane !== plane || shape.element === element.sourceRef || shape.element === element.targetRef) continue;
      if ([element, element.sourceRef, element.targetRef].some(e => contains(shape.element, e))) continue;
      if (waypoints.some((point, n) => n > 0 && runsThrough(waypoints[n - 1], point, shape))) report('crossing', element, shape.element);
    }
  }
  for (const owner of [...shapes, ...edges]) {
    if (!owner.label) continue;
    for (const shape of solid) {
      if (shape.expanded || shape.plane !== owner.plane || shape.element === owner.element || isInside(owner.label, shape)) continue;
      if (overlap(owner.label, shape, TOUCH_OF_LABEL)) report('label', owner.element, shape.element);
    }
  }
}
