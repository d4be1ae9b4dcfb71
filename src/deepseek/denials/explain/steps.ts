// What to do about a cause that no policy mends, a row each.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { CauseId } from './causes.ts';
import type { StepFix } from './explained.ts';
import { refusedModel } from './model-fix.ts';

interface StepRow {
  readonly label: string;
  readonly text: string | ((denial: Denial) => string);
  readonly code?: (denial: Denial) => string | undefined;
}

/** In single quotes, for a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const inRegion = ({ region }: Denial): string => (region === undefined ? '' : ` --region ${region}`);

/** The event of the call in the history of the account. */
const lookup = (denial: Denial): string | undefined => {
  const name = denial.operation ?? denial.action?.split(':')[1];
  return name === undefined
    ? undefined
    : `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=${name}${inRegion(denial)}`;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
const OBJECTS =
  'Calls on S3 objects are there only if a trail records data events. HeadObject and GetObject also get 403 if the object does not exist and the caller may not list the bucket.';

const STEPS: Readonly<Partial<Record<CauseId, StepRow>>> = {
  encoded: {
    label: 'Decode the message',
    text: 'Run this with credentials that allow sts:DecodeAuthorizationMessage, and paste its output here.',
    code: ({ encoded = '' }) =>
      `aws sts decode-authorization-message --encoded-message ${encoded} --query DecodedMessage --output text`,
  },
  'no-details': {
    label: 'Find the event',
    text: ({ action = 's3:' }) =>
      `Look for the refused call in CloudTrail, and paste the event here.${action.startsWith('s3:') ? ` ${OBJECTS}` : ''}`,
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
        : `aws iam list-attached-role-policies --role-name ${quoted(role)}; aws iam list-role-policies --role-name ${quoted(role)}`;
    },
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
    text: 'Print the claims of the token where the caller runs, and compare them with the conditions of the trust policy: each value must match, with its case. “Try a request” takes the token.',
  },
  'service-linked': {
    label: 'Give the service a role of your own',
    text: 'See in the service’s settings which role it uses, and choose one there whose policies you write.',
  },
  'cross-account-pass-role': {
    label: 'Use a role of the same account',
    text: 'Create the role in the account of the function or job, and give it access to the other account’s resources there.',
  },
  'model-access': {
    label: 'Check the model in this Region',
    text: 'See whether the Region offers the model and the account may use it. With an agreement missing, open the model in the Bedrock console once.',
    code: (denial) => `aws bedrock list-foundation-models --by-provider deepseek${inRegion(denial)}`,
  },
  payment: {
    label: 'Add a payment method',
    text: 'Have the account’s owner add a valid payment method in the Billing console. Try again after 2 minutes.',
  },
  'account-not-enabled': {
    label: 'Ask AWS Support',
    text: 'Check the Region and the model ID first. If both are right, open a case with AWS Support: no policy changes this.',
  },
  'inference-profile-needed': {
    label: 'Let the role call the inference profile',
    text: (denial) =>
      refusedModel(denial)
        ? 'The role needs the profile, and the model in every Region it routes to.'
        : 'Use the ID of the inference profile as the model ID. The role then needs the profile, and the model in every Region it routes to.',
    code: (denial) => `aws bedrock list-inference-profiles${inRegion(denial)}`,
  },
  'model-legacy': {
    label: 'Change the model',
    text: 'Change the model in the app, and in the wizard under Models.',
    code: (denial) => `aws bedrock list-foundation-models --by-provider deepseek${inRegion(denial)}`,
  },
  'opensearch-access': {
    label: 'Give the role access in OpenSearch',
    text: 'In a domain, map the ARN of the role to an OpenSearch role as a backend role. In OpenSearch Serverless, name the role in a data access policy of the collection; its permissions policy also needs aoss:APIAccessAll.',
  },
  'model-unknown': {
    label: 'Check the model ID',
    text: 'Compare the model ID in the app with those that the Region offers.',
    code: (denial) => `aws bedrock list-foundation-models --by-provider deepseek${inRegion(denial)}`,
  },
};

/** The step for the cause; undefined if there is none. */
export function stepFor(cause: CauseId, denial: Denial): StepFix | undefined {
  const row = STEPS[cause];
  return (
    row && {
      kind: 'step',
      label: row.label,
      text: typeof row.text === 'string' ? row.text : row.text(denial),
      code: row.code?.(denial),
      proved: false,
      access: undefined,
      changes: [],
    }
  );
}
