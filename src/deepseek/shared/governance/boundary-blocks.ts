// The blocks that a permissions boundary for app roles is built from. A boundary grants nothing: it says what may be granted.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Boundary } from './boundary-block.ts';
import { invoke, guardrails, reads, shortKeys, mantle, prompts, console } from './boundary-bedrock.ts';
import {
  logs,
  endpoints,
  endpointTokens,
  keys,
  functionsInVpc,
  serviceLogs,
  agentCore,
} from './boundary-services.ts';

const BLOCKS = [
  invoke,
  guardrails,
  reads,
  shortKeys,
  logs,
  mantle,
  endpoints,
  endpointTokens,
  keys,
  prompts,
  functionsInVpc,
  serviceLogs,
  agentCore,
  console,
];

/** The chosen blocks. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export function boundaryStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const chosen = new Set(checked.answer('boundaryBlocks'));
  const { account } = checked.view.home;
  const partition = governedPartition(checked.view);
  const boundary: Boundary = {
    checked,
    chosen: (block) => chosen.has(block),
    own: (service, resource) => `arn:${partition}:${service}:*:${account}:${resource}`,
    anyones: (service, resource) => `arn:${partition}:${service}:*:*:${resource}`,
  };
  return BLOCKS.flatMap((block) => block(boundary));
}

/** What no boundary stops. */
export const BOUNDARY_LEAVES: readonly string[] = [
  'A resource policy that names a session of the role, or everyone: it can allow more in the account.',
  'Anyone who can edit this policy or remove it from a role.',
];

export const BOUNDARY_PAGE = PAGES.iamBoundaries;
