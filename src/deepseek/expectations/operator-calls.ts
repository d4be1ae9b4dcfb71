// Calls of a deployer, who starts jobs or builds resources, and passes the role to the service.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { around, misses, withKey, renamed, type Near } from './near-misses.ts';

/** The id of the role that an app uses, and of the one that a service of Bedrock assumes. */
export const APP = 'app';
export const SERVICE = 'service';

interface Passing {
  readonly service?: string;
  readonly by?: string;
  readonly role?: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export function passRoleExpectations(
  checked: CheckedAnswers,
  { service, by = 'operator', role }: Passing,
): readonly Expectation[] {
  const key = 'iam:PassedToService';
  const call: Call = {
    label: 'Pass the role to the service',
    principal: { role: by },
    action: 'iam:PassRole',
    resource: role ?? roleArn(checked),
    context: { [key]: service ?? 'opensearchservice.amazonaws.com' },
  };
  return around(call, [
    { difference: 'another role', resource: `${call.resource}Admin` },
    { difference: 'change the role', action: 'iam:PutRolePolicy', context: {} },
    service !== undefined &&
      withKey(
        'to another service',
        key,
        service === 'glue.amazonaws.com' ? 'dms.amazonaws.com' : 'glue.amazonaws.com',
      ),
  ]);
}

interface Calls {
  readonly by?: string;
  /** An action, what it is called on, and the context it needs. */
  readonly may: readonly (readonly [action: string, resource: string, context?: CallContext])[];
  /** Action → the near misses of the first call of it. */
  readonly near?: Readonly<Record<string, readonly (Near | false)[]>>;
  readonly not?: readonly (readonly [
    difference: string,
    action: string,
    resource: string,
    context?: CallContext,
  ])[];
}

/** Calls that somebody may make, their near misses, and others that look like them. */
export function callsOf({ by = 'operator', may, near = {}, not = [] }: Calls): readonly Expectation[] {
  const call = (action: string, resource: string, context: CallContext = {}): Call => ({
    label: `Call ${action}`,
    principal: { role: by },
    action,
    resource,
    context,
  });
  const calls = may.map((row) => call(...row));
  return [
    ...calls.map(allowed),
    ...Object.entries(near).flatMap(([action, changes]) => {
      const first = calls.find((each) => each.action === action);
      return first ? misses(first, changes) : [];
    }),
    ...not.map(([difference, ...row]) => denied(call(...row), { difference })),
  ];
}

/** Several actions on one resource. */
export const each = (
  actions: readonly string[],
  resource: string,
  context: CallContext = {},
): readonly (readonly [string, string, CallContext])[] =>
  actions.map((action) => [action, resource, context] as const);

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'];

/** Pulls of an image from its repository, and no pushes to it. */
export const pullsOf = (
  by: string,
  repository: string,
  near: readonly (Near | false)[] = [renamed('another repository')],
  actions = PULL,
): readonly Expectation[] =>
  callsOf({
    by,
    may: each(actions, repository),
    near: { 'ecr:BatchGetImage': near },
    not: [['push', 'ecr:PutImage', repository]],
  });

/** The token that every pull needs, which AWS gives for no repository in particular. */
export const ecrTokenOf = (by: string): readonly Expectation[] =>
  callsOf({ by, may: [['ecr:GetAuthorizationToken', '*']] });
