// When each next step of a kit is done: before its documents, with one of them, or afterwards.
import type { NextStep } from '#deepseek/compose/role-kit.ts';

/** The kinds of items that a next step can belong to. */
export type ItemKind =
  | 'boundary'
  | 'role'
  | 'organization'
  | 'bucket'
  | 'endpoint'
  | 'guardrail'
  | 'repository'
  | 'permission-set';

type StepTime =
  | { readonly when: 'before' | 'after' }
  /** The same as adding the document in the console, on the command line. */
  | { readonly when: 'instead'; readonly of: ItemKind }
  /** Right after the item. */
  | { readonly when: 'follows'; readonly what: ItemKind };

const BEFORE: StepTime = { when: 'before' };
const AFTER: StepTime = { when: 'after' };

/** Steps without a row are done afterwards. */
const TIMES: Readonly<Record<string, StepTime>> = {
  // The documents name these, or the first call needs them.
  'oidc-provider': BEFORE,
  'github-subject': BEFORE,
  'log-group': BEFORE,
  'task-log-group': BEFORE,
  'invocation-log-group': BEFORE,
  'vpc-endpoints': BEFORE,
  'list-endpoints': BEFORE,
  inventory: BEFORE,
  'turn-on-logs': BEFORE,
  'share-guardrails': BEFORE,
  'guardrail-version': BEFORE,
  'accounts-order': BEFORE,
  'pod-role': BEFORE,
  'enable-scp': BEFORE,
  'enable-bedrock-policies': BEFORE,
  'enable-rcp': BEFORE,
  'enable-ec2-policies': BEFORE,
  'report-ec2-settings': BEFORE,
  'validate-rcp': BEFORE,
  'validate-scp': BEFORE,
  'validate-boundary': BEFORE,
  'instance-profile': { when: 'follows', what: 'role' },
  'create-boundary': { when: 'instead', of: 'boundary' },
  'create-scp': { when: 'instead', of: 'organization' },
  'create-bedrock-policy': { when: 'instead', of: 'organization' },
  'attach-bedrock-policy': { when: 'follows', what: 'organization' },
  'create-ec2-policy': { when: 'instead', of: 'organization' },
  'attach-ec2-policy': { when: 'follows', what: 'organization' },
  'create-rcp': { when: 'instead', of: 'organization' },
  'attach-rcp': { when: 'follows', what: 'organization' },
  'attach-scp': { when: 'follows', what: 'organization' },
  'bucket-policy': { when: 'instead', of: 'bucket' },
  'set-endpoint-policy': { when: 'instead', of: 'endpoint' },
  'put-guardrail-policy': { when: 'instead', of: 'guardrail' },
  'repository-policy': { when: 'instead', of: 'repository' },
  'permission-set': { when: 'instead', of: 'permission-set' },
};

export const timeOf = ({ id }: Pick<NextStep, 'id'>): StepTime =>
  Object.hasOwn(TIMES, id) ? (TIMES[id] ?? AFTER) : AFTER;

/** The ids that have a time of their own. */
export const TIMED_STEPS: readonly string[] = Object.keys(TIMES);

/** Whether a step belongs to an item of this kind. */
export const instead =
  (kind: ItemKind) =>
  (step: NextStep): boolean => {
    const time = timeOf(step);
    return time.when === 'instead' && time.of === kind;
  };

export const follows =
  (kind: ItemKind) =>
  (step: NextStep): boolean => {
    const time = timeOf(step);
    return time.when === 'follows' && time.what === kind;
  };
