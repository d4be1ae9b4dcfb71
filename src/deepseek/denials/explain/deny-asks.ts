// What a Deny may ask of a call, by the names of its policy and its statement or by what is said next to the message: the call is changed then, and the Deny stays.
import { asksBoundary, type Denial } from '#deepseek/denials/denial.ts';
import type { Clues } from './clues.ts';
import { refusedModel } from './model-fix.ts';

interface AskRow {
  /** Calls that can be asked for this. */
  readonly of: RegExp;
  /** In the name of the policy, or in the Sid and the condition keys of the statement. */
  readonly names: RegExp;
  /** In the text around the message, where that tells. */
  readonly said?: RegExp;
  /** The button, and after “Its name tells what to do:”. */
  readonly label: string;
  readonly text: string;
}

const ANY = /./;
const REGION = /region/i;

const ROWS: readonly AskRow[] = [
  {
    // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
    of: /^bedrock:(?:Invoke|Converse|CreateModelInvocationJob)/i,
    names: /guardrail/i,
    said: /\bguardrails?\b/i,
    label: 'Send the guardrail with the call',
    text: 'Give Converse a guardrailConfig (guardrailIdentifier, guardrailVersion), or InvokeModel the parameters guardrailIdentifier and guardrailVersion, as the condition bedrock:GuardrailIdentifier of the Deny has them, and allow the role bedrock:ApplyGuardrail on that guardrail.',
  },
  {
    of: /^iam:/i,
    names: /boundar/i,
    label: 'Create the role with its permissions boundary',
    text: 'Set the boundary that the Deny names where the role is created (permissions_boundary in Terraform, permissionsBoundary in CDK).',
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
    of: ANY,
    names: /vpce?|network|perimeter|endpoint|SourceIp/i,
    said: /\bvpn\b|\bfrom (?:my|the|our) (?:\w+ )?(?:laptop|macbook|workstation|office|home)\b|\bworks?\b[^.\n]{0,40}\b(?:in|from|inside|within|on) (?:the|our|my|an?) (?:\w+ ){0,4}(?:vpc|notebook|instance|ec2|subnet|bastion)\b|\b(?:from|in|inside|within) (?:the|our|my|an?) (?:\w+ ){0,4}(?:vpc|notebook|instance|ec2|subnet|bastion|cluster)\b[^.\n]{0,60}\bworks?\b/i,
    label: 'Call from the network that it asks for',
    text: 'Make the call from the VPC, or through the VPC endpoint, from which it works: a Deny of this kind compares aws:SourceVpc, aws:SourceVpce or aws:SourceIp. The policies of the caller and of the resource need no change; where the call must come from here, the owner of the Deny adds this network to those that it lets through.',
  },
  {
    of: ANY,
    names: /mfa/i,
    said: /\bmfa\b/i,
    label: 'Sign in with MFA',
    text: 'Get the session with an MFA code (aws sts get-session-token --serial-number … --token-code …, or the role’s own sign-in), and call again. Access keys alone never have MFA.',
  },
  {
    of: ANY,
    names: REGION,
    label: 'Call in a Region that it allows',
    text: 'Send the call to a Region that the Deny leaves out (aws:RequestedRegion). A cross-Region inference profile needs all the Regions that it routes to: take a model that answers in one Region, or have the owner of the Deny let all of them through.',
  },
  {
    of: /^(?:s3:Put|s3:Create|sagemaker:Create|bedrock:Create|ec2:|elasticfilesystem:|fsx:|secretsmanager:|logs:|sqs:|sns:|dynamodb:Create)/i,
    names: /encrypt|kms|cmk|sse/i,
    label: 'Encrypt with the key that it asks for',
    text: 'Give the call the key (aws s3 cp: --sse aws:kms --sse-kms-key-id KEY; SageMaker: VolumeKmsKeyId, KmsKeyId; EC2: an encrypted volume), and allow the caller kms:GenerateDataKey and kms:Decrypt on it.',
  },
  {
    of: ANY,
    names: /tls|secure-?transport|https/i,
    label: 'Call over TLS',
    text: 'Take an https:// address, and a client that speaks the TLS version that the Deny asks for.',
  },
  {
    of: /^(?:ec2:Run|ec2:Create|sagemaker:(?:Create|Update)|eks:Create|ecs:|autoscaling:)/i,
    names: /instance-?type|gpu|large|expensive/i,
    said: /\b(?:ml\.)?(?:p\d|g\d|trn\d|inf\d)\w*\.(?:\d+xlarge|metal)\b/,
    label: 'Take an instance type that it allows',
    text: 'Take a smaller type, or one that the condition of the Deny (ec2:InstanceType, sagemaker:InstanceTypes) leaves out. Otherwise have its owner let this type through for this caller, on all names: the next try has another.',
  },
  {
    of: /(?:Create|Run|Tag|Start|Register|Put|Update)\w*$/i,
    names: /\btag|tags?(?=[A-Z]|$)|RequestTag/i,
    label: 'Send the tags that it asks for',
    text: 'Give the call the tags that the condition of the Deny names (aws:RequestTag), with their values as it has them, and allow the action that sets tags (sagemaker:AddTags, ec2:CreateTags).',
  },
];

const nameOf = ({ policyArn }: Denial): string => policyArn?.split('/').at(-1) ?? '';

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

/** What its names say that the Deny asks. */
const askedByName = (denial: Denial): AskRow | undefined =>
  ROWS.find(
    ({ of, names }) =>
      of.test(denial.action ?? '') &&
      (names.test(nameOf(denial)) || names.test(denial.matched ?? '')) &&
      !(names === REGION && isNowhere(denial)),
  );

/** One sentence more than that a Deny matched. */
export function denyAdvice(denial: Denial): string {
  if (asksBoundary(denial))
    return 'An Allow does not help: create the role with that boundary, and leave the Deny as it is.';
  const row = askedByName(denial);
  return row === undefined
    ? 'An Allow does not help: change the Deny.'
    : `An Allow does not help. Its name tells what to do: ${row.label.charAt(0).toLowerCase()}${row.label.slice(1)}; otherwise the owner changes the Deny.`;
}

/** How to change the call, where something tells what the Deny asks of it. */
export function asksOf(denial: Denial, { text }: Clues): Pick<AskRow, 'label' | 'text'> | undefined {
  if (denial.explicit !== true) return undefined;
  const named = askedByName(denial);
  if (named) return named;
  const said = ROWS.find((row) => row.of.test(denial.action ?? '') && row.said?.test(text) === true);
  return (
    said && {
      label: said.label,
      text: `What stands next to the message points to this: see the conditions of the Deny first. ${said.text}`,
    }
  );
}
