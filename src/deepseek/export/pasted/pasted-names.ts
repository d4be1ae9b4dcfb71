// Names for the roles and policies that pasted policies are exported as: given ones, or such as their titles suggest.
import type { PolicyType } from '#iam/policy/policy.ts';
import type { PolicyToExport } from './pasted-policy.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_LENGTHS: Readonly<Partial<Record<PolicyType, number>>> = { trust: 64 };
const MAX_LENGTH = 128;

const maxLength = (type: PolicyType): number => MAX_LENGTHS[type] ?? MAX_LENGTH;

/** What is wrong with a name; undefined for a name that AWS accepts. */
export function nameProblem(name: string, type: PolicyType): string | undefined {
  if (!/^[\w+=,.@-]+$/.test(name)) return 'Use letters, digits and +=,.@-_ only.';
  const most = maxLength(type);
  return name.length > most ? `Use at most ${most} characters.` : undefined;
}

const ENDINGS: Readonly<Record<PolicyType, string>> = {
  identity: 'Policy',
  trust: 'Role',
  resource: 'ResourcePolicy',
  scp: 'ServiceControlPolicy',
  rcp: 'ResourceControlPolicy',
  'bedrock-policy': 'BedrockPolicy',
  'ec2-policy': 'Ec2Policy',
};

/** Words of a title that do not tell one policy from another. */
const FILLER = new Set(
  'a an and article assume assumerolepolicydocument aws customer data document example following for iam iamrole in inline json line of on permissions policy policies policydocument resource role rolepolicy sample snippet statement text the this to trust with'.split(
    ' ',
  ),
);

/** "Example Trust Policy for OpenSearch" → OpenSearch; "aws_iam_role.reader" → Reader; "main.json" → Main. */
function wordsOf(title: string): string {
  const words = title
    .replace(/\.(?:json|ya?ml|tf|txt|template)\b/gi, '')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word) && !FILLER.has(word.toLowerCase()))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.slice(0, 5).join('');
}

function suggestedName({ title, type }: PolicyToExport): string {
  const ending = ENDINGS[type];
  const words = wordsOf(title) || 'Pasted';
  return `${words.slice(0, maxLength(type) - ending.length - 3)}${words.endsWith(ending) ? '' : ending}`;
}

/** A name for each policy, no two of one kind the same: IAM compares them without regard to case. */
export function pastedNames(policies: readonly PolicyToExport[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const kindOf = ({ type }: PolicyToExport): string => (type === 'trust' ? 'role' : 'policy');
  const isGiven = (policy: PolicyToExport): policy is PolicyToExport & { readonly name: string } =>
    policy.name !== undefined && nameProblem(policy.name, policy.type) === undefined;
  const take = (policy: PolicyToExport, base: string): readonly [string, string] => {
    let name = base;
    for (let n = 2; taken.has(`${kindOf(policy)} ${name.toLowerCase()}`); n += 1) name = `${base}${n}`;
    taken.add(`${kindOf(policy)} ${name.toLowerCase()}`);
    return [policy.id, name];
  };
  // Given names come first, so that a suggestion never takes one of them.
  return new Map([
    ...policies.filter(isGiven).map((policy) => take(policy, policy.name)),
    ...policies.filter((policy) => !isGiven(policy)).map((policy) => take(policy, suggestedName(policy))),
  ]);
}
