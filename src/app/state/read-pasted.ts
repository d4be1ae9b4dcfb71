// Pasted policies as the browser kept them.
import { keptDemand, keptIgnore, keptSeverities } from '#iam/config/index.ts';
import { type AttachedTo, POLICY_TYPES } from '#iam/policy/index.ts';
import type { Pasted, PastedDocument } from './pasted.ts';
import { readTemplateNotes } from './template-notes.ts';

export const ATTACHABLE: readonly AttachedTo[] = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table',
];

function readPolicy(value: unknown): PastedDocument | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, title, where, type, attachedTo, name, original, text } = value as Record<string, unknown>;
  const known = POLICY_TYPES.find((one) => one === type);
  if (typeof id !== 'string' || !/^pasted\.\d{1,6}$/.test(id) || typeof title !== 'string') return undefined;
  if (!known || typeof original !== 'string' || typeof text !== 'string') return undefined;
  const attached = ATTACHABLE.find((one) => one === attachedTo);
  return {
    id,
    title,
    ...(typeof where === 'string' && { where }),
    type: known,
    ...(attached && { attachedTo: attached }),
    ...(typeof name === 'string' && name !== '' && { name }),
    original,
    text,
    ...readTemplateNotes(value as Record<string, unknown>),
  };
}

/** What can be read of a list. */
const listOf = <T>(value: unknown, read: (each: unknown) => T | undefined): readonly T[] =>
  Array.isArray(value) ? value.flatMap((each: unknown) => read(each) ?? []) : [];

/** Reads what the browser kept; policies that are not valid are left out. */
export function readPasted(value: unknown): Pasted | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { open, policies, ignores, severities, demands } = value as { [name: string]: unknown };
  if (!Array.isArray(policies)) return undefined;
  const kept = listOf(ignores, keptIgnore);
  const judged = keptSeverities(severities);
  const demanded = listOf(demands, keptDemand);
  return {
    open: open === true,
    policies: listOf(policies, readPolicy),
    ...(kept.length > 0 && { ignores: kept }),
    ...(Object.keys(judged).length > 0 && { severities: judged }),
    ...(demanded.length > 0 && { demands: demanded }),
  };
}
