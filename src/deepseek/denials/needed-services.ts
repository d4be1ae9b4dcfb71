// The services whose reference files are needed to explain denials.
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Denial } from './denial.ts';
import type { DenialDocuments } from './explain/ground.ts';

/** What fixes by answers may add. */
const OF_TASKS = ['bedrock', 'bedrock-mantle', 'kms', 'logs', 's3', 'sagemaker', 'sts'];

const PREFIX = /"([a-z0-9-]+):[A-Za-z*]/g;

/** The prefixes of services that the denials and the documents name, of those that the reference has. */
export function servicesOfDenials(
  denials: readonly Denial[],
  { answers, policies = [] }: DenialDocuments,
  reference: Reference,
): readonly string[] {
  const texts = [
    ...policies.map(({ text }) => text),
    ...Object.values(answers?.edits ?? {}),
    ...(answers ? documentsOf(compose(answers.answers)).map(({ document }) => JSON.stringify(document)) : []),
  ];
  const named = [
    ...denials.map(({ action = '' }) => action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()),
    ...texts.flatMap((text) => [...text.matchAll(PREFIX)].map(([, prefix = '']) => prefix)),
    ...(answers ? OF_TASKS : []),
  ];
  return [...new Set(named)].filter((prefix) => reference.prefixes.includes(prefix));
}
