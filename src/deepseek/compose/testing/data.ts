// Parts of kits with buckets and keys, for tests.
import { toArray, type Statement } from '#iam/policy/policy.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { ACCOUNT, statementsOf } from './kits.ts';

export const OWNER = '444455556666';

const KEY_ID = 'key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:${KEY_ID}`;

export const OWNERS_KEY = `arn:aws:kms:us-east-1:${OWNER}:${KEY_ID}`;

export const allowing = (kit: RoleKit, action: string): readonly Statement[] =>
  statementsOf(kit).filter((statement) => toArray(statement.Action).includes(action));

export const noticeOf = (kit: RoleKit, id: string) =>
  kit.notices.find((notice) => notice.id === id)?.text ?? '';

export const stepOf = (kit: RoleKit, id: string) => kit.nextSteps.find((step) => step.id === id);
