// How a Deny lets a call through: split, so that it still denies the caller everything else, or with the caller left out.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';
import { principalPattern } from './statements.ts';

export interface Exemption {
  /** The actions to take out of the Deny. */
  readonly actions: readonly string[];
  /** What denies them from then on, with the conditions that the Deny has. */
  readonly statements: readonly Statement[];
  /** What keeps the Deny from the caller for all that it denies; undefined in a policy that is for one caller. */
  readonly condition: Statement['Condition'];
}

/** Policies that are for the caller alone. */
const OF_ONE: ReadonlySet<DenialLayer> = new Set<DenialLayer>(['boundary', 'session']);
/** Policies whose statements name a principal. */
const NAMES_PRINCIPAL: ReadonlySet<DenialLayer> = new Set<DenialLayer>(['rcp', 'resource', 'endpoint']);

export const isAccessPoint = ({ resource = '' }: Pick<Denial, 'resource'>): boolean =>
  /^arn:[\w-]+:s3:.*:accesspoint\//.test(resource);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html */
export const ACCESS_POINT_ADVICE =
  'An access point of a VPC denies calls from outside of that VPC, which no statement changes: see its network origin first (aws s3control get-access-point), call from that VPC, or use another access point.';

/** Of the refused call and `allowed`, which the Deny refuses too. */
export function exemptionOf(
  denial: Denial,
  layer: DenialLayer,
  allowed: readonly Statement[],
): Exemption | undefined {
  const { action, resource, principalArn } = denial;
  if (denial.explicit !== true || action === undefined || isAccessPoint(denial)) return undefined;
  const pattern = principalArn === undefined ? undefined : principalPattern(principalArn);
  const isOfMany = !OF_ONE.has(layer);
  if (isOfMany && pattern === undefined) return undefined;
  const condition = { ArnNotLike: { 'aws:PrincipalArn': pattern ?? '' } };
  // A trust policy has few actions, and names no resource.
  if (layer === 'trust') return { actions: [action], statements: [], condition };
  const actions = [...new Set([action, ...allowed.flatMap(({ Action = [] }) => toArray(Action))])];
  const named = [
    ...new Set([resource ?? [], ...allowed.flatMap(({ Resource = [] }) => toArray(Resource))].flat()),
  ];
  const resources = named.filter((each) => each !== '*');
  const Principal = NAMES_PRINCIPAL.has(layer) ? { Principal: '*' as const } : {};
  const base = { Effect: 'Deny' as const, ...Principal, Action: oneOrMany(actions) };
  const isWhole = resources.length < Math.max(1, named.length);
  return {
    actions,
    statements: [
      ...(isWhole ? [] : [{ Sid: 'DenyElsewhere', ...base, NotResource: oneOrMany(resources) }]),
      ...(isOfMany
        ? [
            {
              Sid: 'DenyOthers',
              ...base,
              Resource: isWhole ? '*' : oneOrMany(resources),
              Condition: condition,
            },
          ]
        : []),
    ],
    condition: isOfMany ? condition : undefined,
  };
}
