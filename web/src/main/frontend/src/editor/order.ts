/** Keeps the drawing's entries in the order of the file: opening a diagram moves them, and a difference would show that as a change. */
interface Plane { planeElement?: { id: string }[] }
interface Definitions { diagrams?: { plane: Plane }[] }
interface Events { on(event: string, act: (happened: { definitions?: Definitions }) => void): void }

function keepOrder(eventBus: Events): void {
  let places = new Map<string, number>();
  const planes = (definitions?: Definitions): Plane[] => (definitions?.diagrams ?? []).map(diagram => diagram.plane);
  eventBus.on('import.parse.complete', ({ definitions }) => {
    places = new Map(planes(definitions).flatMap(plane => plane.planeElement ?? []).map((di, n) => [di.id, n]));
  });
  eventBus.on('saveXML.start', ({ definitions }) => {
    const place = (di: { id: string }): number => places.get(di.id) ?? places.size;
    planes(definitions).forEach(plane => plane.planeElement?.sort((one, other) => place(one) - place(other)));
  });
}
keepOrder.$inject = ['eventBus'];

export const keepOrderModule = { __init__: [keepOrder] };
