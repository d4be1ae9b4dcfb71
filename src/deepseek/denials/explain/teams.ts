// What to send to the owners of a policy that is not the reader's, a row for each layer.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { spellOutInvisible } from '#iam/text/invisible.ts';
import { joinAnd, joinOr } from '#iam/text/words.ts';
import { besideLines, besideOf } from './beside.ts';
import { isCrossAccount } from './caller.ts';
import type { Clues } from './clues.ts';
import { corrected } from './corrected.ts';
import type { CallReading } from './denied-call.ts';
import { ACCESS_POINT_ADVICE, exemptionOf, isAccessPoint, type Exemption } from './exemption.ts';
import type { TeamFix } from './explained.ts';
import { statementsFor, statementsText } from './statements.ts';

interface TeamRow {
  readonly team: string;
  /** "your service control policy" */
  readonly policy: string;
}

/** Whom to ask about each kind of policy, and what it is called. */
export const TEAMS: Readonly<Record<DenialLayer, TeamRow>> = {
  identity: {
    team: 'the owner of the identity-based policy',
    policy: 'an identity-based policy',
  },
  resource: { team: 'the owner of the resource', policy: 'the policy of the resource' },
  boundary: {
    team: 'the owner of the permissions boundary',
    policy: 'the permissions boundary',
  },
  session: { team: 'the caller that assumes the role', policy: 'the session policy' },
  scp: {
    team: 'the owner of the organization’s policies',
    policy: 'a service control policy',
  },
  rcp: {
    team: 'the owner of the organization’s policies',
    policy: 'a resource control policy',
  },
  endpoint: {
    team: 'the owner of the VPC endpoint',
    policy: 'the policy of the VPC endpoint',
  },
  trust: { team: 'the owner of the role', policy: 'the trust policy of the role' },
  unknown: {
    team: 'the administrator of the account',
    policy: 'a policy that it does not name',
  },
};

const PAGE_OF_FAS = /^kms:/i;

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

const KEY = /\barn:aws[\w-]{0,8}:kms:[a-z0-9-]{5,20}:\d{12}:key\/[\w-]{1,64}/g;

/** The only role or key that the text around a message names, where the message names none. */
function namedBeside({ action = '', resource }: Denial, { roles, text }: Clues): string | undefined {
  const isKey = PAGE_OF_FAS.test(action);
  const named = isKey ? [...new Set(text.match(KEY))] : /^sts:AssumeRole/i.test(action) ? roles : [];
  return resource === undefined && named.length === 1 ? named[0] : undefined;
}

/** The lines that say which call it is. */
function facts(denial: Denial, clues: Clues): readonly string[] {
  const { principal, action, resource, region, policyArn, matched, context } = denial;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Caller', principal],
    ['Action', action],
    ['Resource', resource],
    ['Named next to the message', namedBeside(denial, clues)],
    ['Region', region],
    ['VPC endpoint', context['aws:SourceVpce']],
    ['Policy', policyArn],
    ['Its Deny', matched],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${spellOutInvisible(value)}`],
  );
}

/** A Region that a control policy leaves out denies every call through a profile that routes there. */
function profileLine({ resource = '' }: Denial): readonly string[] {
  const model = MODELS.find(({ runtimeId }) => resource.endsWith(`:foundation-model/${runtimeId}`));
  return model?.profile === undefined
    ? []
    : [
        `Calls through ${model.profile.id} can be routed to ${joinOr(model.profile.destinationRegions)}, so all of these Regions must be let through.`,
      ];
}

/** Why the statements are on something else than the refused call. */
const modelLine = ({ model }: CallReading, statements: readonly Statement[]): readonly string[] =>
  model?.detail !== undefined && model.statements === statements ? [`${model.detail}.`] : [];

/** How the Deny lets this call through, the narrow way first. */
function exemptionLines({ actions, statements, condition }: Exemption, row: TeamRow): readonly string[] {
  const narrow =
    statements.length === 0
      ? []
      : [
          `To let only this call through, take ${joinAnd(actions)} out of the actions of the Deny${row === TEAMS.rcp ? '' : ' (or add it to its NotAction)'}, and add this with the Deny’s own conditions:`,
          statementsText(statements),
        ];
  const whole =
    condition === undefined
      ? []
      : [
          'To let only this caller through, for all that it denies, add this to the Deny:',
          json({ Condition: condition }),
        ];
  return [...narrow, ...whole];
}

/** A Deny often asks for a way of calling rather than for another caller. */
const DENY_OF_BUCKET =
  'See its conditions first: where it asks for TLS, encryption with a key or a VPC endpoint, change the call instead.';
const DENY_OF_CALL =
  'See its conditions first: where it asks for a way of calling, such as a guardrail, a VPC, encryption, tags, a smaller instance type or MFA, change the call instead.';

const DENY_OF_ROLE =
  'See its conditions first: where it asks that a new role has a boundary, or a path, create the role with those (permissions_boundary in Terraform, permissionsBoundary in CDK) and leave the Deny as it is.';

function denyHint(denial: Denial, row: TeamRow): readonly string[] {
  if (isAccessPoint(denial)) return [ACCESS_POINT_ADVICE];
  const { action = '' } = denial;
  if (row === TEAMS.boundary && /^iam:(?:Create|Put|Attach)/i.test(action)) return [DENY_OF_ROLE];
  if (row === TEAMS.trust || row === TEAMS.session) return [];
  return [row === TEAMS.resource && /^s3:/i.test(action) ? DENY_OF_BUCKET : DENY_OF_CALL];
}

function request(
  row: TeamRow,
  denial: Denial,
  { statements, exemption }: Pick<TeamFix, 'statements' | 'exemption'>,
  isInstead: boolean,
): readonly string[] {
  if (denial.explicit === true)
    return [
      ...denyHint(denial, row),
      'A Deny statement matches. Please narrow it so that it does not match this call.',
      ...(exemption ? exemptionLines(exemption, row) : []),
    ];
  const isKey = PAGE_OF_FAS.test(denial.action ?? '') && row === TEAMS.resource;
  const open =
    denial.explicit === null ? 'If a Deny statement matches, please narrow it. Otherwise, please' : 'Please';
  if (statements.length === 0) return [`${open} allow it.`];
  if (isInstead)
    return [`${open} change the statement in ${row.policy} to this:`, statementsText(statements)];
  return [`${open} add this to ${isKey ? 'the key policy' : row.policy}:`, statementsText(statements)];
}

/** The message to the owners of the layer’s policy, which AWS may not have named. */
export function teamFix(denial: Denial, layer: DenialLayer, reading: CallReading): TeamFix {
  const row = TEAMS[layer];
  const isKey = layer === 'resource' && PAGE_OF_FAS.test(denial.action ?? '');
  const policy = isKey ? 'the key policy' : row.policy;
  const team = isKey ? 'the owner of the KMS key' : row.team;
  const isNamed = layer === denial.layer;
  const added = denial.explicit === true ? [] : statementsFor(denial, layer, reading);
  const { statements, isInstead } = corrected(added, layer, denial, reading.clues);
  const own = besideOf(denial, layer, reading, added);
  // The calls that follow may be none of the Deny’s, unless it is about all that is done with a bucket.
  const following = /^s3:/i.test(denial.action ?? '') ? own.next.flatMap((next) => next.statements) : [];
  const exemption = exemptionOf(denial, layer, [...(reading.model?.statements ?? []), ...following]);
  const beside = exemption ? { ...own, wider: undefined } : own;
  return {
    kind: 'team',
    team,
    layer,
    statements,
    exemption,
    ...beside,
    label: `Ask ${team}`,
    text: [
      isNamed
        ? `AWS denies this call because of ${policy}:`
        : denial.layer === 'identity' && isCrossAccount(denial)
          ? `This call comes from another account, so ${policy} must allow it too:`
          : `AWS denies this call. Please see whether it is ${policy}:`,
      ...facts(denial, reading.clues),
      ...(layer === 'scp' ? profileLine(denial) : []),
      ...modelLine(reading, statements),
      ...request(row, denial, { statements, exemption }, isInstead),
      ...(exemption ? [] : besideLines(beside)),
    ].join('\n'),
    proved: false,
    access: undefined,
    changes: [],
  };
}
