// What to send to the owners of a policy that is not the reader's, a row for each layer.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { spellOutInvisible } from '#iam/text/invisible.ts';
import { joinOr } from '#iam/text/words.ts';
import type { CallReading } from './denied-call.ts';
import type { TeamFix } from './explained.ts';
import { statementsFor, statementsText } from './statements.ts';

interface TeamRow {
  readonly team: string;
  /** "your service control policy" */
  readonly policy: string;
  /** How a Deny lets one principal through. */
  readonly exempts: boolean;
}

/** Whom to ask about each kind of policy, and what it is called. */
export const TEAMS: Readonly<Record<DenialLayer, TeamRow>> = {
  identity: {
    team: 'the owner of the identity-based policy',
    policy: 'an identity-based policy',
    exempts: true,
  },
  resource: { team: 'the owner of the resource', policy: 'the policy of the resource', exempts: true },
  boundary: {
    team: 'the owner of the permissions boundary',
    policy: 'the permissions boundary',
    exempts: false,
  },
  session: { team: 'the caller that assumes the role', policy: 'the session policy', exempts: false },
  scp: {
    team: 'the owner of the organization’s policies',
    policy: 'a service control policy',
    exempts: true,
  },
  rcp: {
    team: 'the owner of the organization’s policies',
    policy: 'a resource control policy',
    exempts: true,
  },
  endpoint: {
    team: 'the owner of the VPC endpoint',
    policy: 'the policy of the VPC endpoint',
    exempts: true,
  },
  trust: { team: 'the owner of the role', policy: 'the trust policy of the role', exempts: true },
  unknown: {
    team: 'the administrator of the account',
    policy: 'a policy that it does not name',
    exempts: true,
  },
};

const PAGE_OF_FAS = /^kms:/i;

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** The condition that keeps a Deny from the principal. */
const exemption = (principalArn: string): string =>
  json({ Condition: { ArnNotLike: { 'aws:PrincipalArn': principalArn } } });

/** The lines that say which call it is. */
function facts({ principal, action, resource, region, policyArn, context }: Denial): readonly string[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Caller', principal],
    ['Action', action],
    ['Resource', resource],
    ['Region', region],
    ['VPC endpoint', context['aws:SourceVpce']],
    ['Policy', policyArn],
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

function request(row: TeamRow, denial: Denial, statements: readonly Statement[]): readonly string[] {
  if (denial.explicit === true) {
    const exempt =
      row.exempts && denial.principalArn !== undefined
        ? ['To let only this caller through, add this to the Deny:', exemption(denial.principalArn)]
        : [];
    return ['A Deny statement matches. Please narrow it so that it does not match this call.', ...exempt];
  }
  const isKey = PAGE_OF_FAS.test(denial.action ?? '') && row === TEAMS.resource;
  const open =
    denial.explicit === null ? 'If a Deny statement matches, please narrow it. Otherwise, please' : 'Please';
  if (statements.length === 0) return [`${open} allow it.`];
  return [`${open} add this to ${isKey ? 'the key policy' : row.policy}:`, statementsText(statements)];
}

/** The message to the owners of the layer’s policy, which AWS may not have named. */
export function teamFix(denial: Denial, layer: DenialLayer, reading: CallReading): TeamFix {
  const row = TEAMS[layer];
  const isKey = layer === 'resource' && PAGE_OF_FAS.test(denial.action ?? '');
  const policy = isKey ? 'the key policy' : row.policy;
  const team = isKey ? 'the owner of the KMS key' : row.team;
  const isNamed = layer === denial.layer;
  const statements = statementsFor(denial, layer, reading);
  return {
    kind: 'team',
    team,
    label: `Ask ${team}`,
    text: [
      isNamed
        ? `AWS denies this call because of ${policy}:`
        : `AWS denies this call. Please see whether it is ${policy}:`,
      ...facts(denial),
      ...(layer === 'scp' ? profileLine(denial) : []),
      ...modelLine(reading, statements),
      ...request(row, denial, statements),
    ].join('\n'),
    proved: false,
    access: undefined,
    changes: [],
  };
}
