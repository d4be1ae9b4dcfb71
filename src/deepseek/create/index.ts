// What the faces import of this folder.
export { ANSWER_MEANINGS } from './answer-meanings.ts';
export { type CallPlace, callPlace, policyCallPlace } from './call-places.ts';
export { type CheckCall, callsOf } from './check-calls.ts';
export { consoleList } from './console-list.ts';
export { roleUserOf } from './console-steps.ts';
export type { CreateItem, CreateList, NameToType, ValueToFill } from './create-list.ts';
export { type FileWayId, fileList } from './file-list.ts';
export { type TickState, type Ticks, readTicks, tickState, withTick } from './ticks.ts';
