// What the faces import of this folder.
export { composeLoaded } from './compose-loaded.ts';
export { compose } from './compose.ts';
export { composerOf } from './registry.ts';
export {
  type AttachTarget,
  type KitDocument,
  type KitPolicy,
  type KitRole,
  type KitTag,
  type Notice,
  type PolicyTarget,
  type RoleKit,
  type SerializedStep,
  type Stop,
  type Why,
  documentsOf,
  isCreated,
  otherAccountOf,
  roleDocuments,
} from './role-kit.ts';
export {
  type AnswerFault,
  type ComposedDocument,
  type ComposedPolicy,
  type ComposedRole,
  type SerializedNotice,
  type StatementReason,
  serializeKit,
} from './serialize-kit.ts';
