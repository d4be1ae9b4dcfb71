// Reads the subnets and security groups that a job may use.
import { matchesRule } from '#iam/facts/input-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';
import { misplaced } from './misplaced-arn.ts';

/** Something of a VPC: by its ID in every Region of the role, or in the one Region of its ARN. */
export interface VpcPart {
  readonly id: string;
  readonly arns: readonly string[];
}

interface Kind {
  readonly type: 'subnet' | 'security-group';
  readonly rule: 'subnetId' | 'securityGroupId';
  readonly example: string;
}

function readPart(raw: string, home: RoleHome, kind: Kind): CheckedInput<VpcPart> {
  const text = raw.trim();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const arn = parseArn(text);
  const id = arn?.resource.startsWith(`${kind.type}/`) ? arn.resource.slice(kind.type.length + 1) : text;
  if (!matchesRule(kind.rule, id) || (arn && arn.service !== 'ec2')) {
    return refuse(`Type an ID with 8 or 17 digits and letters a to f, or its ARN, as in ${kind.example}`);
  }
  if (!arn) {
    const [first = 'us-east-1', ...others] = home.regions;
    return accept(
      { id, arns: [first, ...others].map((region) => partArn(home, region, kind.type, id)) },
      undefined,
      others.length > 0
        ? 'With several Regions, paste the ARN, which names the Region. With only an ID, the policies name it in all of them.'
        : undefined,
    );
  }
  const fault = misplaced(arn, home);
  if (fault) return refuse(fault);
  if (!home.regions.includes(arn.region)) {
    return refuse(
      `This is in ${arn.region}, which is not one of your Regions (${home.regions.join(', ')}). A job uses the VPC of its own Region.`,
    );
  }
  const foreign = home.accountGiven && arn.account !== home.account;
  if (foreign && kind.type === 'security-group') {
    return refuse(
      `This belongs to account ${arn.account}. Even in a shared VPC, use a security group in the role’s own account, ${home.account}.`,
    );
  }
  return accept(
    { id, arns: [text] },
    `${id} in ${arn.region}`,
    foreign ? `It belongs to account ${arn.account}, which must share it with yours.` : undefined,
  );
}

export const partArn = (home: RoleHome, region: string, type: Kind['type'], id: string): string =>
  `arn:${home.partition}:ec2:${region}:${home.account}:${type}/${id}`;

export const readSubnet = (raw: string, home: RoleHome): CheckedInput<VpcPart> =>
  readPart(raw, home, { type: 'subnet', rule: 'subnetId', example: 'subnet-0123456789abcdef0' });

export const readSecurityGroup = (raw: string, home: RoleHome): CheckedInput<VpcPart> =>
  readPart(raw, home, { type: 'security-group', rule: 'securityGroupId', example: 'sg-0123456789abcdef0' });
