// Words in capitals in the code of a next step that the reader replaces, and the sentence that says with what.
import { joinAnd } from '#iam/text/words.ts';
import type { NextStep } from './role-kit.ts';

/** What to put in place of each. A text that already names a word explains it itself. */
const MEANINGS: Readonly<Record<string, string>> = {
  AGENT_ID: 'the ID of the agent',
  ALIAS_ID: 'the ID of its alias',
  AVAILABILITY_ZONE: 'an Availability Zone of the Region',
  CLUSTER: 'the name of the cluster',
  CLUSTER_ID: 'the ID at the end of the cluster’s ARN',
  'COLLECTION-ENDPOINT': 'the host of the collection’s endpoint',
  'COLLECTION-NAME': 'the name of the collection',
  CREATOR: 'the name of the creator’s role',
  DEVICE: 'the name of the user’s MFA device',
  'DOMAIN-ENDPOINT': 'the host of the domain’s endpoint',
  EXECUTION_ROLE_ARN: 'the ARN of your task execution role',
  FLOW_ID: 'the ID of the flow',
  FUNCTION_NAME: 'the name of the function',
  GUARDRAIL_VERSION: 'the number of the guardrail’s version',
  GPU_INSTANCE_TYPE: 'a GPU instance type that the model fits on',
  'INSTANCE-TYPE': 'an ML instance type that the model runs on',
  INSTANCE_ARN: 'the ARN of your IAM Identity Center instance',
  KEY_ID: 'the ID of the key',
  LAUNCH_TEMPLATE: 'the name of your launch template',
  NAME: 'a name for the session',
  OFFERING_ID: 'the ID of an offering',
  ORGANIZATION: 'what follows o- in the ID of your organization',
  NAMESPACE: 'the namespace of the pods that use the volume',
  PERMISSION_SET_ARN: 'the ARN of the permission set',
  PROFILE: 'the profile with the user’s own credentials',
  QUESTION: 'what to ask the model',
  REPOSITORY: 'the name of the image’s repository',
  QUOTA_CODE: 'the code of the quota',
  RESERVATION_ID: 'the ID of the Capacity Block',
  'ROLE-NAME': 'the name of the role',
  'ROOT-ID': 'the ID that the first command prints',
  SECURITY_GROUP_ID: 'the ID of a security group',
  SUBNET_ID: 'the ID of a subnet',
  TAG: 'the tag of the image',
  TAG_ADMIN_ARN: 'the ARN of who manages tags',
  TAG_KEY: 'the key of the tag',
  TEAM: 'the name of the team',
  'TEST-ACCOUNT-ID': 'the ID of a test account',
  'TEST-OU-ID': 'the ID of an organizational unit with test accounts',
  VALUE: 'the value of the tag',
  VERSION: 'the version',
};

/** Words in capitals, such as AGENT_ID in agent-alias/AGENT_ID/ALIAS_ID; not variables of a shell, and not what a value is given to. */
const WORD = /(?<![A-Za-z0-9$_{.])[A-Z][A-Z0-9]+(?:[_-][A-Z0-9]+)*(?![A-Za-z0-9_=(])/g;

/** The words in capitals of a step's code that its text does not name. */
export const unexplainedWords = ({ code = '', text }: NextStep): readonly string[] => [
  ...new Set([...code.matchAll(WORD)].map(([word]) => word).filter((word) => !text.includes(word))),
];

/** The step, with a sentence on the words that the reader replaces. */
export function withWordsExplained(step: NextStep): NextStep {
  const pairs = unexplainedWords(step).flatMap((word) => {
    const meaning = Object.hasOwn(MEANINGS, word) ? MEANINGS[word] : undefined;
    return meaning === undefined ? [] : [`${word} with ${meaning}`];
  });
  return pairs.length === 0 ? step : { ...step, text: `${step.text} Replace ${joinAnd(pairs)}.` };
}
