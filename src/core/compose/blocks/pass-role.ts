// Building block: lets somebody hand the role to an AWS service.
import type { Reading } from '#core/answers/read.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { roleArn } from '#core/compose/plan.ts';

interface Passing {
  readonly sid: string;
  /** The service that receives the role; undefined where AWS documents no value of iam:PassedToService. */
  readonly service?: string;
  readonly calls: readonly string[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export function passRole(reading: Reading, { sid, service, calls }: Passing): Grant {
  return allow({
    sid,
    actions: 'iam:PassRole',
    resources: roleArn(reading),
    condition: service ? { StringEquals: { 'iam:PassedToService': service } } : undefined,
    why: {
      title: 'Hands the role to the service',
      text: service
        ? 'This one role, to this one service. PassRole on * would let the holder hand out any role of the account.'
        : 'This one role. AWS documents no iam:PassedToService value for OpenSearch, so a condition on it could break the call.',
      calls,
      answers: ['roleName', 'path', 'account'],
      page: service ? 'iamPassRole' : 'openSearchConnectors',
    },
  });
}
