// Everything that reads a text as a policy. It comes in a chunk of its own: what the wizard composes is shown without it.
export { format } from '#core/iam/format.ts';
export { nodeAt } from '#core/iam/json-tree.ts';
export { checkText } from '#core/schema/check-text.ts';
