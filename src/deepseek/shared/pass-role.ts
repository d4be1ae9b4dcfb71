// Building blocks: let a principal pass a role to an AWS service.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import type { OneOrMany } from '#iam/policy/policy.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn } from '#deepseek/compose/plan.ts';

interface Passing {
  readonly sid: string;
  /** The service that receives the role; undefined where AWS documents no value of iam:PassedToService. */
  readonly service?: OneOrMany<string>;
  /** Which service that is. */
  readonly unnamed?: string;
  readonly calls: readonly string[];
  /** Further roles of the kit that go to the same service. */
  readonly also?: readonly string[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export function passRole(
  checked: CheckedAnswers,
  { sid, service, unnamed = 'OpenSearch', calls, also = [] }: Passing,
): PlannedStatement {
  return allow({
    sid,
    actions: 'iam:PassRole',
    resources: [roleArn(checked), ...also],
    condition: service ? { StringEquals: { 'iam:PassedToService': service } } : undefined,
    why: {
      title: `Passes the ${also.length > 0 ? 'roles' : 'role'} to the service`,
      text: service
        ? `${also.length > 0 ? 'These roles' : 'This one role'}, to ${typeof service === 'string' ? 'this one service' : 'these services'}. PassRole on * would allow passing any role in the account.`
        : `Only this role. AWS does not document an iam:PassedToService value for ${unnamed}, so a condition on it could break the call.`,
      calls,
      answers: ['roleName', 'path', 'account'],
      page: service || unnamed !== 'OpenSearch' ? 'iamPassRole' : 'openSearchConnectors',
    },
  });
}

interface PassedRole {
  readonly sid: string;
  readonly role: string;
  readonly services: readonly string[];
  /** What it is the role of: "node role". */
  readonly what: string;
  readonly calls: readonly string[];
  readonly answers: readonly FieldId[];
  readonly page?: PageId;
}

/** One role of the kit, to services that the why names. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export const passNamed = ({
  sid,
  role,
  services,
  what,
  calls,
  answers,
  page = 'iamPassRole',
}: PassedRole): PlannedStatement =>
  allow({
    sid,
    actions: 'iam:PassRole',
    resources: role,
    condition: { StringEquals: { 'iam:PassedToService': oneOrMany(services) } },
    why: {
      title: `Passes the ${what}`,
      text: 'This one role, to this service. PassRole on * would allow passing any role in the account.',
      calls,
      answers: [...answers, 'path', 'account'],
      page,
    },
  });
