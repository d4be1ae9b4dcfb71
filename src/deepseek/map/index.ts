// What the faces import of this folder.
export {
  type ArrowState,
  type KitMap,
  type MapArrow,
  type MapNode,
  type MapStatement,
  STATE_MEANINGS,
  STATE_WORDS,
  callWords,
  columnOf,
  isPlain,
  joinWords,
  nodesById,
  sentenceOf,
  statesIn,
} from './kit-map.ts';
export { type MapCard, type MapLine, layoutOf } from './layout.ts';
export { mapOf } from './map-of.ts';
export { mermaidOf } from './mermaid.ts';
export { describeResource, inRegions } from './resource-names.ts';
export { type Shape, cardShapes, lineShapes, rowShapes } from './shapes.ts';
export { svgOf } from './svg.ts';
