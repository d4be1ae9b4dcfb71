// What to do about a cause that no policy mends, a row each.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { CauseId } from './causes.ts';
import { whoWords } from './caller.ts';
import type { StepFix } from './explained.ts';
import { NOTICE_ROWS, noticeTodo } from './notices.ts';

interface StepRow {
  readonly label: string;
  readonly text: string | ((denial: Denial) => string);
  readonly code?: (denial: Denial) => string | undefined;
}

/** In single quotes, for a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const inRegion = ({ region }: Denial): string => (region === undefined ? '' : ` --region ${region}`);

/**
 * Calls that CloudTrail records as data events: only where a trail asks for them, and never in the history of the account.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
const DATA_EVENTS =
  /^(?:s3:(?:\w+Object\w*|ListBucket|ListMultipartUploadParts|AbortMultipartUpload)|lambda:InvokeFunction|sagemaker:InvokeEndpoint\w*|bedrock:(?:InvokeAgent|InvokeInlineAgent|InvokeFlow|Retrieve|RetrieveAndGenerate|ApplyGuardrail|RenderPrompt)|bedrock-agentcore:Invoke\w+|dynamodb:\w+Item|aoss:APIAccessAll|es:ESHttp\w+|sqs:\w+Message|sns:Publish)$/i;

/** The event of the call in the history of the account. */
const lookup = (denial: Denial): string | undefined => {
  const name = denial.operation ?? denial.action?.split(':')[1];
  return name === undefined || DATA_EVENTS.test(denial.action ?? '')
    ? undefined
    : `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=${name}${inRegion(denial)}`;
};

const DATA_EVENT =
  'Calls like this one are there only if a trail records data events, and lookup-events never shows them.';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
const OBJECTS =
  'HeadObject and GetObject also get 403 if the object does not exist and the caller may not list the bucket: see first whether it is there (aws s3 ls, by somebody who may list). A bucket policy or the key of the object may refuse, too: aws s3api get-object says more than HeadObject.';

/** A secret that opens, and its key does not. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
const keyOfSecret: StepRow = {
  label: 'Find the key of the secret',
  text: (denial) =>
    `Allow ${whoWords(denial)} kms:Decrypt on that key, with the condition kms:ViaService secretsmanager.${denial.region ?? 'REGION'}.amazonaws.com. A key in another account must allow it in its key policy too; aws/secretsmanager, the key that a secret has without one of its own, opens within its account only.`,
  code: (denial) =>
    `aws secretsmanager describe-secret --secret-id SECRET --query KmsKeyId${inRegion(denial)}`,
};

/** An object that opens, and its key does not. https://repost.aws/knowledge-center/cross-account-access-denied-error-s3 */
const keyOfObject: StepRow = {
  label: 'Find the key of the object',
  text: 'Allow the caller kms:Decrypt on that key. A key in another account must also allow it in its key policy, for the caller’s role; aws/s3, the key of AWS, opens within its account only: the owner then has to encrypt with another key.',
  code: () => 'aws s3api head-object --bucket BUCKET --key KEY --query SSEKMSKeyId',
};

/** What was opened where its key could not be. */
const KEYS: Readonly<Record<string, StepRow>> = { GetSecretValue: keyOfSecret, GetObject: keyOfObject };

const STEPS: Readonly<Partial<Record<CauseId, StepRow>>> = {
  encoded: {
    label: 'Decode the message',
    text: 'Run this with credentials that allow sts:DecodeAuthorizationMessage, and paste its output here.',
    code: ({ encoded = '' }) =>
      `aws sts decode-authorization-message --encoded-message ${encoded} --query DecodedMessage --output text`,
  },
  'no-details': {
    label: 'Find the event',
    text: ({ action = 's3:GetObject' }) =>
      [
        'Look for the refused call in CloudTrail, and paste the event here.',
        ...(DATA_EVENTS.test(action) ? [DATA_EVENT] : []),
        ...(action.startsWith('s3:') ? [OBJECTS] : []),
      ].join(' '),
    code: lookup,
  },
  'condition-not-met': {
    label: 'Compare the call with the condition',
    text: 'See what the call sends for these condition keys. Change the call, or the values in the condition.',
  },
  'not-deployed': {
    label: 'Compare what is deployed',
    text: 'Deploy these documents, or compare them with the policies of the role in the account. A change takes a few seconds to propagate.',
    code: ({ principalArn }) => {
      const role = /:role\/(?:.*\/)?([^/]+)$/.exec(principalArn ?? '')?.[1];
      return role === undefined
        ? undefined
        : `aws iam list-attached-role-policies --role-name=${quoted(role)}; aws iam list-role-policies --role-name=${quoted(role)}`;
    },
  },
  boundary: {
    label: 'Create the role with this boundary',
    text: ({ matched = '' }) => {
      const [boundary] = /(?<=iam:PermissionsBoundary not )arn:[\w+=,.@:/-]*\w/.exec(matched) ?? [];
      return `Set ${boundary ?? 'the boundary that new roles must have'} where the role is created (permissions_boundary in Terraform, permissionsBoundary in CDK), before its policies are put or attached: these calls are checked for it too.`;
    },
  },
  'marketplace-subscription': {
    label: 'Subscribe once, as an administrator',
    text: 'Have an administrator call the model once, or accept its offer in the Bedrock console, then wait two minutes. A role that subscribes itself may subscribe to every product of AWS Marketplace, unless the condition aws-marketplace:ProductId names one.',
  },
  session: {
    label: 'Call from a backend, or let users sign in',
    text: 'Give the call to a backend with a role of its own, which guests reach through your API, or let users sign in: signed-in users have no such session policy. Take the permissions that did not help off the role of guests again.',
  },
  quarantined: {
    label: 'Delete the leaked key',
    text: 'Delete or replace every access key of this user, see in CloudTrail what others did with them in all Regions, follow the case that AWS Support opened, and only then detach the policy. Until then, work with another identity, with temporary credentials.',
    code: ({ principal = '' }) =>
      `aws iam list-access-keys --user-name=${quoted(principal.split('/').at(-1) ?? '')}`,
  },
  'other-role': {
    label: 'Check who makes the call',
    text: 'Run this where the app runs. If it names another role, give the app the role of these documents.',
    code: () => 'aws sts get-caller-identity',
  },
  'passes-another-role': {
    label: 'Pass the role of these documents',
    text: 'Give the call the ARN of that role. The role that it passes now may be allowed more than the service needs.',
  },
  'other-account': {
    label: 'Check the account',
    text: 'Run this where the app runs. Use credentials of the other account, or change the account in the wizard.',
    code: () => 'aws sts get-caller-identity',
  },
  trust: {
    label: 'Compare the token with the trust policy',
    text: 'Print the claims of the token where the caller runs, and compare them with the conditions of the trust policy: each value must match, with its case. For a pod in EKS, sub is system:serviceaccount:NAMESPACE:NAME; for GitHub, repo:OWNER/NAME:ref:refs/heads/BRANCH or repo:OWNER/NAME:environment:NAME; aud is sts.amazonaws.com. For GitLab, sub is project_path:GROUP/NAME:ref_type:branch:ref:BRANCH, and a tag has ref_type:tag:ref:TAG; aud is what id_tokens sets. “Try a request” takes the token.',
  },
  'service-linked': {
    label: 'Give the service a role of your own',
    text: 'See in the service’s settings which role it uses, and choose one there whose policies you write.',
  },
  'cross-account-pass-role': {
    label: 'Use a role of the same account',
    text: 'Create the role in the account of the function or job, and give it access to the other account’s resources there.',
  },
};

const noticeRow = (cause: CauseId): StepRow | undefined => {
  const row = Object.entries(NOTICE_ROWS).find(([id]) => id === cause)?.[1];
  return (
    row && {
      label: row.label,
      text: (denial) => noticeTodo(row, denial),
      ...(row.code && { code: row.code }),
    }
  );
};

/** The step for the cause; undefined if there is none. */
export function stepFor(cause: CauseId, denial: Denial): StepFix | undefined {
  const isKeyOpen = cause === 'no-details' && denial.action === 'kms:Decrypt';
  const ofKey = isKeyOpen ? KEYS[denial.operation ?? ''] : undefined;
  const row = ofKey ?? STEPS[cause] ?? noticeRow(cause);
  return row && stepOf(row, denial);
}

export const stepOf = ({ label, text, code }: StepRow, denial: Denial): StepFix => ({
  kind: 'step',
  label,
  text: typeof text === 'string' ? text : text(denial),
  code: code?.(denial),
  proved: false,
  access: undefined,
  changes: [],
});
