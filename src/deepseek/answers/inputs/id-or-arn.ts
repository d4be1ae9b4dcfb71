// Reads what is named by an ID in every Region of the role, or by the ARN of one: parts of a VPC, access points, reservations.
import { isAccountId } from '#iam/facts/account-id.ts';
import { INPUT_RULES } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { withArticle } from './arns.ts';
import { misplaced, NO_ACCOUNT, placeAdvice, type PlaceRules } from './misplaced-arn.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

/** By its ID in every Region of the role, or in the one Region of its ARN. */
export interface RegionalPart {
  readonly id: string;
  readonly arns: readonly string[];
}

interface PartKind extends PlaceRules {
  readonly service: string;
  readonly type: string;
  readonly id: RegExp;
  /** What IDs have, and one of them. */
  readonly help: string;
  /** An ARN in full, where one of another kind was pasted; else the help says enough. */
  readonly example?: string;
  readonly notThis?: readonly (readonly [what: RegExp, say: string])[];
  /** Advice on an ID without a Region, where the role has several. */
  readonly severalRegions?: string;
}

/** What has this ID in the account of the role, in each of its Regions. */
export const partIn = (
  { partition, regions, account }: RoleHome,
  { service, type }: Pick<PartKind, 'service' | 'type'>,
  id: string,
): RegionalPart => ({
  id,
  arns: regions.map((region) => `arn:${partition}:${service}:${region}:${account}:${type}/${id}`),
});

function readPart(raw: string, home: RoleHome, kind: PartKind): CheckedInput<RegionalPart> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const other = kind.notThis?.find(([what]) => what.test(text))?.[1];
  if (other !== undefined) return refuse(other);
  const arn = parseArn(text);
  const isKind = arn?.service === kind.service && arn.resource.startsWith(`${kind.type}/`);
  const id = isKind ? arn.resource.slice(kind.type.length + 1) : text;
  if (arn && kind.example !== undefined && (!isKind || id.includes('/')))
    return refuse(`This is not the ARN of ${withArticle(kind.noun)}. It looks like ${kind.example}`);
  if (!kind.id.test(id)) return refuse(kind.help);
  if (!arn)
    return accept(
      partIn(home, kind, id),
      undefined,
      home.regions.length > 1 ? kind.severalRegions : undefined,
    );
  const fault = misplaced(arn, home, kind) ?? (isAccountId(arn.account) ? undefined : NO_ACCOUNT);
  if (fault) return refuse(fault);
  return accept({ id, arns: [text] }, `${id} in ${arn.region}`, placeAdvice(arn, home, kind));
}

const reader =
  (kind: PartKind) =>
  (raw: string, home: RoleHome): CheckedInput<RegionalPart> =>
    readPart(raw, home, kind);

const SHARED: PlaceRules['otherAccount'] = { advise: ', which must share it with yours.' };

const OF_VPC = {
  otherRegion: { refuse: 'A job uses the VPC of its own Region.' },
  severalRegions:
    'With several Regions, paste the ARN, which names the Region. With only an ID, the policies name it in all of them.',
} as const;

export const SUBNET = { service: 'ec2', type: 'subnet' } as const;
export const SECURITY_GROUP = { service: 'ec2', type: 'security-group' } as const;

export const readSubnet = reader({
  ...OF_VPC,
  ...SUBNET,
  noun: 'subnet',
  id: INPUT_RULES.subnetId.pattern,
  help: 'Type an ID with 8 or 17 digits and letters a to f, or its ARN, as in subnet-0123456789abcdef0',
  otherAccount: SHARED,
});

export const readSecurityGroup = reader({
  ...OF_VPC,
  ...SECURITY_GROUP,
  noun: 'security group',
  id: INPUT_RULES.securityGroupId.pattern,
  help: 'Type an ID with 8 or 17 digits and letters a to f, or its ARN, as in sg-0123456789abcdef0',
  otherAccount: { refuse: 'Even in a shared VPC, use a security group in the role’s own account.' },
});

export const RESERVATION = { service: 'ec2', type: 'capacity-reservation' } as const;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CapacityReservation.html */
export const readReservation = reader({
  ...RESERVATION,
  noun: 'reservation',
  id: /^cr-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  help: 'Type the ID of a Capacity Reservation or Capacity Block, or its ARN, as in cr-0123456789abcdef0',
  otherAccount: SHARED,
});

export const ACCESS_POINT = { service: 's3', type: 'accesspoint' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
export const readAccessPoint = reader({
  ...ACCESS_POINT,
  noun: 'access point',
  id: INPUT_RULES.s3AccessPointName.pattern,
  example: 'arn:aws:s3:us-east-1:111122223333:accesspoint/deepseek-weights-ap, with no folder at the end',
  notThis: [
    [
      /^arn:[^:]*:s3::\d*:accesspoint\/|\.mrap$/,
      'Multi-Region Access Points have different ARNs and policies. Paste the access point of one Region.',
    ],
    [
      /-s3alias$/,
      'This is the alias of an access point, which does not work in a policy. Type its name or its ARN.',
    ],
  ],
  help: 'An access point name has 3 to 50 lowercase letters, digits and hyphens, as in deepseek-weights-ap.',
  otherAccount: { advise: ': its access point policy must allow the role.' },
});
