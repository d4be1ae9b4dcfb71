// Prompts for the three usual jobs.

/** What to use for policies that are not about DeepSeek. */
export const GENERAL_TOOLS =
  'write the policy yourself with find_facts (names of actions, their resources and keys), then check_policy, decide for calls that it must allow and deny, and list_access for all that it allows.';

interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
  }[];
  readonly words: (args: Readonly<Record<string, string>>) => string;
}

const block = (title: string, text: string | undefined): string =>
  text === undefined || text.trim() === '' ? '' : `\n\n${title}:\n\n${text.trim()}`;

export const PROMPTS: readonly Prompt[] = [
  {
    name: 'create_role',
    title: 'Create a role',
    description:
      'Makes the role that a piece of software or a person needs on AWS, for DeepSeek or anything else.',
    arguments: [
      { name: 'task', description: 'What the role is for, in a sentence.', required: true },
      { name: 'account', description: 'The AWS account of the role, as 12 digits.', required: false },
    ],
    words: ({ task, account }) =>
      'Create the IAM role for this task with Rolewright. Call understand_text with their words; where it is not sure, call list_scenarios and choose. ' +
      `If the task, or a part of it, is not about DeepSeek, ${GENERAL_TOOLS} ` +
      'Otherwise call list_scenarios with the scenario for its questions. ' +
      'Ask me for every answer that you cannot know, such as accounts, bucket names and Regions, and do not invent any. Then call compose_role. ' +
      'Show me each document, why each statement is there, the placeholders that are left, and the next steps in order.' +
      block('Task', task) +
      block('Account', account),
  },
  {
    name: 'understand_denial',
    title: 'Understand a denial',
    description: 'Explains why AWS denied a call, and the smallest change that allows it.',
    arguments: [
      { name: 'error', description: 'The error message or the CloudTrail event.', required: true },
      { name: 'policies', description: 'The policies of the caller, if you have them.', required: false },
    ],
    words: ({ error, policies }) =>
      'AWS denied a call. Call explain_denial with the whole message, and with the policies if there are any. ' +
      'Tell me in plain words who called what, which kind of policy denied it, and the smallest change that allows it. ' +
      'If a fix is proved, say so. If not, check it with decide before you suggest it. Do not suggest "*" where something narrower is enough.' +
      block('Error', error) +
      block('Policies', policies),
  },
  {
    name: 'review_policy',
    title: 'Review a policy',
    description: 'Reviews a policy: findings, what it allows, and what a narrower one would be.',
    arguments: [
      { name: 'policy', description: 'The policy document, or a template.', required: true },
      { name: 'before', description: 'The policy before the change, if it is one.', required: false },
    ],
    words: ({ policy, before }) =>
      'Review this IAM policy. Call check_policy for its findings and list_access for what it allows. ' +
      'If there is a policy from before, call compare_access and begin with what is gained. ' +
      'List problems by weight, each with its line and the fix. Then say in two sentences what this policy allows, and what is more than it seems to need.' +
      block('Policy', policy) +
      block('Policy before the change', before),
  },
];
