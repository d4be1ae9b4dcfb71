// What the faces import of this folder.
export type { Attachments } from './attachments.ts';
export { detectLanguage } from './detect-language.ts';
export { decode, isPolicy } from './found-policies.ts';
export { mayHaveCalls } from './intrinsics.ts';
export { linesOf } from './lines.ts';
export {
  type Assumption,
  type FoundPolicies,
  type FoundPolicy,
  type HiddenPart,
  type SourceText,
  type UnreadPart,
  type Unresolved,
  readPolicies,
} from './read-policies.ts';
export { type TextWithPlaceholders, placeholdersOf, withPlaceholders } from './placeholders.ts';
export { type ModuleCallers, type ModuleTree, callersIn, folderOf } from './module-tree.ts';
export { OF_MODULE, isTerraform } from './source-text.ts';
export { withoutUnresolved } from './unresolved-findings.ts';
