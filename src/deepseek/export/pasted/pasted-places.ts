// What each pasted policy is put on: a role, somebody who exists, a bucket, a guardrail, an organization; or why it is left out.
import type { KitDocument, KitPolicy, PolicyTarget } from '#deepseek/compose/role-kit.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { isSettingsType } from '#iam/policy/policy.ts';
import { resourcesIn, type ReadablePolicy } from './pasted-policy.ts';

type PolicyPlacement = { readonly policy: KitPolicy } | { readonly leftOut: string };

/** The one bucket that a policy names; undefined for none or several, or a name with a wildcard. */
function bucketOf({ document }: ReadablePolicy): string | undefined {
  const names = resourcesIn(document).map((arn) => /^arn:aws[a-z-]*:s3:::([^/*?]+)(?:\/|$)/.exec(arn)?.[1]);
  const [first, ...more] = new Set(names);
  return more.length === 0 ? first : undefined;
}

function guardrailOf({ document }: ReadablePolicy): string | undefined {
  const [first, ...more] = new Set(resourcesIn(document));
  const arn = first === undefined ? undefined : parseArn(first);
  const isOne = more.length === 0 && arn?.service === 'bedrock' && /^guardrail\/\w+$/.test(arn.resource);
  return isOne ? first : undefined;
}

/** Only on buckets and guardrails does each format have a resource for the policy. */
function targetOf(read: ReadablePolicy, account: string): PolicyTarget | string {
  const { attachedTo } = read.policy;
  const bucket = attachedTo === undefined || attachedTo === 'AWS::S3::Bucket' ? bucketOf(read) : undefined;
  if (bucket !== undefined) return { kind: 'bucket', bucket, account };
  if (attachedTo === 'AWS::S3::Bucket') return 'it does not name exactly 1 bucket in its resources';
  const guardrail = guardrailOf(read);
  return guardrail === undefined
    ? 'it is not on an S3 bucket or a Bedrock guardrail. Add it where its resource is created'
    : { kind: 'guardrail', arn: guardrail, region: parseArn(guardrail)?.region ?? '' };
}

const KINDS = {
  bucket: ['Bucket policy', (on: string) => `the bucket ${on}`],
  guardrail: ['Guardrail policy', (on: string) => `the guardrail ${on}`],
} as const;

const ORGANIZATION = {
  scp: 'Service control policy',
  rcp: 'Resource control policy',
  'bedrock-policy': 'Amazon Bedrock policy',
  'ec2-policy': 'Declarative policy for EC2',
} as const;

/** Places policies that are not those of a role or its holder, one after the other. */
export function placer(account: string) {
  const taken = new Set<string>();
  return (read: ReadablePolicy, document: KitDocument): PolicyPlacement => {
    const { id, name, type } = document;
    const policyOn = (target: PolicyTarget, title: string, attachTo: string): PolicyPlacement => ({
      policy: { id, title, attachTo, target, name, documents: [{ ...document, title }], leaves: [] },
    });
    if (type === 'scp' || type === 'rcp' || isSettingsType(type))
      return policyOn(
        { kind: 'organization' },
        ORGANIZATION[type],
        'the root, an organizational unit or an account',
      );
    const target = targetOf(read, account);
    if (typeof target === 'string') return { leftOut: target };
    const on = target.kind === 'bucket' ? target.bucket : target.kind === 'guardrail' ? target.arn : '';
    if (target.kind !== 'bucket' && target.kind !== 'guardrail') return { leftOut: '' };
    if (taken.has(on))
      return {
        leftOut: `a ${target.kind} has 1 policy, and another pasted policy is for the same one. Put their statements into 1 policy`,
      };
    taken.add(on);
    const [title, words] = KINDS[target.kind];
    return policyOn(target, title, words(on));
  };
}
