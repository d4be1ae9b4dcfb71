// Parts of kits that call DeepSeek on Bedrock, for tests.
import { toArray, type Statement } from '#iam/policy/policy.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { statementsOf } from './kits.ts';

export const sidsOf = (kit: RoleKit, id: string): readonly (string | undefined)[] =>
  statementsOf(kit, id).map(({ Sid }) => Sid);

export const bySid = (kit: RoleKit, sid: string): Statement | undefined =>
  statementsOf(kit).find((statement) => statement.Sid === sid);

export const problemsOf = (kit: RoleKit) => kit.problems.map(({ field, message }) => [field, message]);

export const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

export const invokes = (statement: Statement): boolean =>
  statement.Effect === 'Allow' && toArray(statement.Action).some((action) => INVOKE.includes(action));
