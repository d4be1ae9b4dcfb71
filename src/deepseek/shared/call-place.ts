// Where the calls that check a role are run, so that they have its credentials.
import { podsOf } from '#deepseek/answers/pods.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { shellWord } from '#deepseek/compose/shell.ts';

export interface CallPlace {
  /** Where, and why there. */
  readonly words: string;
  /** How to get there. */
  readonly command?: string;
  /** How one sees that it worked, where the answer of the command alone does not say it. */
  readonly works?: string;
  /** The calls are made in the code of this: there is no shell. */
  readonly inCode?: string;
}

export interface Deployed {
  readonly arn: string;
  readonly checked: CheckedAnswers;
}

/** https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html */
export const assume = (arn: string, more = ''): string =>
  `eval "$(aws sts assume-role --role-arn ${shellWord(arn)} --role-session-name check${more} \\\n  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text |\n  awk '{print "export AWS_ACCESS_KEY_ID="$1" AWS_SECRET_ACCESS_KEY="$2" AWS_SESSION_TOKEN="$3}')"`;

/** The answer to a question, or the word in its place where nobody answered it. */
function given(checked: CheckedAnswers, id: 'namespace' | 'serviceAccount', word: string): string {
  return checked.placeholders.includes(id) ? word : shellWord(podsOf(checked)[id]);
}

/** Where the calls start, for commands that start what makes them. */
const regionOf = ({ view, answer }: CheckedAnswers): string =>
  (view.asks('regions') ? answer('regions')[0] : undefined) ?? 'us-east-1';

/** A command of the AWS CLI in the Region of the calls. */
export const inRegion = (checked: CheckedAnswers, service: string, options: string): string =>
  `aws ${service} --region ${shellWord(regionOf(checked))} ${options}`;

/** The name that somebody gave, or the word in its place. */
export function named(checked: CheckedAnswers, id: 'functionNames' | 'buildProjects', word: string): string {
  const [name = ''] = checked.placeholders.includes(id) ? [] : checked.answer(id);
  return name === '' ? word : shellWord(name);
}

/** A pod with the AWS CLI and the service account. https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
export function pod({ checked }: Deployed): CallPlace {
  const account = checked.placeholders.includes('serviceAccount')
    ? 'SERVICE_ACCOUNT'
    : podsOf(checked).serviceAccount;
  return {
    words: 'In a pod with the service account: your own credentials prove nothing.',
    command: `kubectl run check -it --rm -n ${given(checked, 'namespace', 'NAMESPACE')} --image=public.ecr.aws/aws-cli/aws-cli \\\n  --overrides=${shellWord(JSON.stringify({ spec: { serviceAccountName: account } }))} --command -- bash`,
  };
}

/** Where the calls of a role are run that this trusted entity uses. */
export type CallPlaceOf = (deployed: Deployed) => CallPlace;
