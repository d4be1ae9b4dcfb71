// What a Deny may ask of a call, by the names of its policy and its statement or by what is said next to the message: the call is changed then, and the Deny stays.
import { asksBoundary, type Denial } from '#deepseek/denials/denial.ts';
import type { Clues } from './clues.ts';
import { refusedModel } from './model-fix.ts';

interface AskRow {
  /** Calls that can be asked for this. */
  readonly of: RegExp;
  /** The condition keys of such a Deny. */
  readonly keys: RegExp;
  /** In the names of its policy and statement, whose words are apart and in lower case: “require bedrock guardrail”. */
  readonly names: RegExp;
  /** In the text around the message, where that tells. */
  readonly said?: RegExp;
  /** The button, and after “Its name tells what to do:”. */
  readonly label: string;
  readonly text: string;
}

const ANY = /./;
/** What a name says that asks, and does not only deal with something. */
const ASKS = String.raw`\b(?:require|required|requires|enforce|force|must|needs?|only|without|missing|outside|unless|deny non|non|not from|restrict)\b`;
const asks = (what: string): RegExp =>
  new RegExp(
    String.raw`${ASKS}.*\b(?:${what})\b|\b(?:${what}) (?:is )?(?:required|mandatory|enforced|only|lock)\b`,
  );

const ROWS: readonly AskRow[] = [
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
    of: /^bedrock:(?:Invoke|Converse|CreateModelInvocationJob)/i,
    keys: /\bbedrock:GuardrailIdentifier/i,
    names: new RegExp(`${asks('guardrail').source}|\\bbedrock guardrail\\b`),
    said: /\b(?:without|no|forgot\w*|missing)\b[^.\n]{0,30}\bguardrail\b|\bguardrail\b[^.\n]{0,40}\b(?:must|required|mandatory|enforced?)\b/i,
    label: 'Send the guardrail with the call',
    text: 'Give Converse a guardrailConfig (guardrailIdentifier, guardrailVersion), or InvokeModel the parameters guardrailIdentifier and guardrailVersion, as the condition bedrock:GuardrailIdentifier of the Deny has them, and allow the role bedrock:ApplyGuardrail on that guardrail.',
  },
  {
    of: /^iam:(?:Create|Put|Attach)(?:Role|User)/i,
    keys: /\biam:PermissionsBoundary/i,
    names: asks('(?:permissions )?boundary'),
    label: 'Create the role with its permissions boundary',
    text: 'Set the boundary that the Deny names where the role is created (permissions_boundary in Terraform, permissionsBoundary in CDK).',
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
    of: ANY,
    keys: /\baws:(?:SourceVpc|SourceVpce|SourceVpcArn|SourceIp|VpcSourceIp)\b/i,
    names: new RegExp(
      `${asks('vpce?|network|vpc endpoint|corporate|office|source ip').source}|\\b(?:data|network) perimeter\\b`,
    ),
    said: /\b(?:on|over|through) (?:the |our |my )?vpn\b|\bfrom (?:my|the|our) (?:\w+ )?(?:laptop|macbook|workstation|office|home)\b|(?<!\b(?:not|never) |n['’]t )\bworks?\b[^.\n]{0,40}\b(?:in|from|inside|within|on) (?:the|our|my|an?) (?:\w+ ){0,4}(?:vpc|notebook|instance|ec2|subnet|bastion)\b|\b(?:from|in|inside|within) (?:the|our|my|an?) (?:\w+ ){0,4}(?:vpc|notebook|instance|ec2|subnet|bastion|cluster)\b[^.\n]{0,60}(?<!\b(?:not|never) |n['’]t )\bworks?\b/i,
    label: 'Call from the network that it asks for',
    text: 'Make the call from the VPC, or through the VPC endpoint, from which it works: a Deny of this kind compares aws:SourceVpc, aws:SourceVpce or aws:SourceIp. What leaves through a NAT gateway brings no VPC along: where it is made in that VPC already, associate the route table of its subnet with the gateway endpoint; another VPC gets an endpoint of its own. The policies of the caller and of the resource need no change; where the call must come from here, the owner of the Deny adds this VPC, endpoint or address to those that it lets through.',
  },
  {
    of: /^(?!iam:\w*MFA)/i,
    keys: /\baws:MultiFactorAuth(?:Present|Age)/i,
    names: asks('mfa'),
    said: /\b(?:without|no|requires?|needs?|mandatory)\b[^.\n]{0,20}\bmfa\b|\bmfa\b[^.\n]{0,25}\b(?:required|mandatory|enforced)\b/i,
    label: 'Sign in with MFA',
    text: 'Get the session with an MFA code (aws sts get-session-token --serial-number … --token-code …, or the role’s own sign-in), and call again. Access keys alone never have MFA.',
  },
  {
    of: ANY,
    keys: /\baws:RequestedRegion/i,
    names:
      /\bregions? (?:lock|limit|restriction|guard|deny)|\b(?:deny|restrict|lock|limit|outside|only|allowed|approved)\b.*\bregions?\b/,
    label: 'Call in a Region that it allows',
    text: 'Send the call to a Region that the Deny leaves out (aws:RequestedRegion). A cross-Region inference profile needs all the Regions that it routes to: take a model that answers in one Region, or have the owner of the Deny let all of them through.',
  },
  {
    // https://docs.aws.amazon.com/ebs/latest/userguide/work-with-ebs-encr.html
    of: /^ec2:(?:RunInstances|CreateVolume|CreateFleet)/i,
    keys: /\bec2:Encrypted/i,
    names: /\bun ?encrypted (?:ebs )?(?:volumes?|ebs)\b|\bebs encrypt\w*\b/,
    label: 'Encrypt the volumes',
    text: 'Ask for encrypted volumes (encrypted = true for the root and each other block device, Encrypted in BlockDeviceMappings), or turn on EBS encryption by default in the Region. With a key of your own, the caller also needs kms:CreateGrant, kms:GenerateDataKeyWithoutPlaintext, kms:ReEncrypt*, kms:Decrypt and kms:DescribeKey on it.',
  },
  {
    of: /^(?:s3:(?:PutObject|Create)|sagemaker:Create(?:TrainingJob|EndpointConfig|NotebookInstance|ProcessingJob|TransformJob|Domain)|bedrock:Create|ec2:(?:RunInstances|CreateVolume)|(?:elasticfilesystem|fsx|sqs|sns|dynamodb):Create|secretsmanager:(?:Create|Put)|logs:CreateLogGroup)/i,
    keys: /\b(?:s3:x-amz-server-side-encryption|kms:|sagemaker:\w*KmsKey|ec2:Encrypted|elasticfilesystem:Encrypted)/i,
    names: new RegExp(`${asks('encryption|encrypted|kms|cmk|sse').source}|\\bun ?encrypted\\b`),
    label: 'Encrypt with the key that it asks for',
    text: 'Give the call the key (aws s3 cp: --sse aws:kms --sse-kms-key-id KEY; SageMaker: VolumeKmsKeyId, KmsKeyId; EC2: an encrypted volume), and allow the caller kms:GenerateDataKey and kms:Decrypt on it.',
  },
  {
    of: ANY,
    keys: /\b(?:aws:SecureTransport|s3:TlsVersion)/i,
    names: /\b(?:tls|(?:in)?secure transport|https)\b/,
    label: 'Call over TLS',
    text: 'Take an https:// address, and a client that speaks the TLS version that the Deny asks for.',
  },
  {
    of: /^(?:ec2:(?:RunInstances|CreateFleet)|sagemaker:(?:Create(?:TrainingJob|EndpointConfig|ProcessingJob|TransformJob|NotebookInstance|App|Cluster|HyperParameterTuningJob)|UpdateEndpoint)|eks:CreateNodegroup|autoscaling:Create)/i,
    keys: /\b(?:ec2:InstanceType|sagemaker:InstanceTypes)/i,
    names:
      /\binstance types?\b|\b(?:large|big|huge|expensive|unapproved)\b.*\b(?:gpus?|instances?|accelerators?)\b|\bgpus?\b.*\binstances?\b/,
    said: /\b(?:ml\.)?(?:p\d|g\d|trn\d|inf\d)\w*\.(?:\d+xlarge|metal)\b/,
    label: 'Take an instance type that it allows',
    text: 'Take a smaller type, or one that the condition of the Deny (ec2:InstanceType, sagemaker:InstanceTypes) leaves out. Otherwise have its owner let this type through for this caller, on all names: the next try has another.',
  },
  {
    of: /^(?!ec2:(?:Create|Delete)Tags)[\w-]+:(?:Create|Run|Start|Register|Put|Update)\w*$/i,
    keys: /\baws:(?:RequestTag|TagKeys)/i,
    names: new RegExp(`${asks('tags?|tagging').source}|\\bun ?tagged\\b`),
    label: 'Send the tags that it asks for',
    text: 'Give the call the tags that the condition of the Deny names (aws:RequestTag), with their values as it has them, and allow the action that sets tags (sagemaker:AddTags, ec2:CreateTags).',
  },
];

/** “RequireBedrockGuardrail” and “require-mfa” as words. */
const wordsIn = (name: string): string =>
  name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z\d]+/g, ' ').toLowerCase();

/** Whether the Deny leaves out Regions only in which the model is not called. */
function isNowhere(denial: Denial): boolean {
  const regions = refusedModel(denial)?.model.regions ?? [];
  const allowed = /aws:RequestedRegion not ((?:[a-z]{2}(?:-[a-z]+){1,2}-\d ?)+)/.exec(
    denial.matched ?? '',
  )?.[1];
  return (
    allowed !== undefined &&
    regions.length > 0 &&
    allowed
      .trim()
      .split(' ')
      .every((region) => !regions.includes(region))
  );
}

/** “DenyBigGpu (ec2:InstanceType p5.*, aws:RequestedRegion not …)”: the Sid, and the keys of the conditions. */
const partsOf = (matched = ''): { readonly sid: string; readonly keys: readonly string[] } => {
  const [, sid = matched, asked = ''] = /^(.*?) \((.*)\)$/.exec(matched) ?? [];
  return { sid, keys: asked === '' ? [] : asked.split(', ').map((each) => each.split(' ')[0]!) };
};

/** What the Deny asks by its conditions, or by its names where these are not known. */
function askedByName(denial: Denial): AskRow | undefined {
  const { sid, keys } = partsOf(denial.matched);
  const names = [denial.policyArn?.split('/').at(-1) ?? '', sid].map(wordsIn);
  return ROWS.find(
    (row) =>
      row.of.test(denial.action ?? '') &&
      (keys.length > 0
        ? keys.some((key) => row.keys.test(key))
        : names.some((name) => row.names.test(name))) &&
      !(row.keys.test('aws:RequestedRegion') && isNowhere(denial)),
  );
}

/** One sentence more than that a Deny matched. */
export function denyAdvice(denial: Denial): string {
  if (asksBoundary(denial))
    return 'An Allow does not help: create the role with that boundary, and leave the Deny as it is.';
  const row = askedByName(denial);
  return row === undefined
    ? 'An Allow does not help: change the Deny.'
    : `An Allow does not help. Its name tells what to do: ${row.label.charAt(0).toLowerCase()}${row.label.slice(1)}; otherwise the owner changes the Deny.`;
}

/** “Deny s3:* unless aws:SourceVpc is one of …” */
const KEYS_OF_DENY =
  /\b(?:[Dd]eny|[Dd]enies|[Dd]enied|[Uu]nless|[Oo]nly if|[Rr]equires?)\b[^\n]{0,80}?\b[a-z\d]+:[A-Z][\w-]+/g;

/** How to change the call, where something tells what the Deny asks of it. */
export function asksOf(denial: Denial, { text }: Clues): Pick<AskRow, 'label' | 'text'> | undefined {
  if (denial.explicit !== true) return undefined;
  const named = askedByName(denial);
  if (named) return named;
  if (partsOf(denial.matched).keys.length > 0) return undefined;
  const of = ROWS.filter((row) => row.of.test(denial.action ?? ''));
  const keys = (text.match(KEYS_OF_DENY) ?? []).join('\n');
  const said = of.find((row) => row.keys.test(keys)) ?? of.find((row) => row.said?.test(text) === true);
  return (
    said && {
      label: said.label,
      text: `What stands next to the message points to this: see the conditions of the Deny first. ${said.text}`,
    }
  );
}
