// Reads the names of state machines and build projects, which may also be given as ARNs.
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { acceptNamed, nameInArn } from './name-or-arn.ts';
import { refuse } from './outcome.ts';

/** Letters and digits only: AWS also takes other characters, which CloudWatch Logs and the ARN of a policy do not. */
const STATE_MACHINE = /^[A-Za-z0-9_-]{1,80}$/;

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export function readStateMachine(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'states', 'stateMachine:');
  // A version or an alias may follow.
  const name = named?.name.replace(/:[\w-]+$/, '') ?? text;
  if (STATE_MACHINE.test(name)) return acceptNamed(name, named, home);
  return refuse(
    'A state machine name has up to 80 letters, digits, hyphens and underscores, as in summarize-tickets.',
  );
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html */
export function readBuildProject(raw: string, home: RoleHome): CheckedInput<string> {
  const text = raw.trim();
  const named = nameInArn(text, 'codebuild', 'project/');
  const name = named?.name ?? text;
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$/.test(name)) return acceptNamed(name, named, home);
  return refuse(
    'A project name has 2 to 150 letters, digits, hyphens and underscores, and begins with a letter or digit, as in deepseek-evaluation.',
  );
}
