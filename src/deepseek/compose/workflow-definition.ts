// The definition of a state machine that runs what a kit is for, and the command that creates it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { ApiRequest } from './api-request.ts';
import { deployerRoleArn } from './deployer-role.ts';
import { json } from './next-steps.ts';
import { command, shellWord, writeFileCommand } from './shell.ts';

/** States by name, in their order; the last one ends the execution unless it says otherwise. */
export type States = Readonly<Record<string, ApiRequest>>;

/** A task that calls `integration`, such as `aws-sdk:bedrock:createModelInvocationJob`. */
export const task = (
  { view }: CheckedAnswers,
  integration: string,
  parameters: unknown,
  rest: ApiRequest = {},
): ApiRequest => ({
  Type: 'Task',
  Resource: `arn:${view.home.partition}:states:::${integration}`,
  Parameters: parameters,
  ...rest,
});

/** A name with that of the execution in it, so that each execution has a job of its own. */
export const nameByExecution = (prefix: string): string =>
  `States.Format('${prefix}${prefix.endsWith('-') ? '' : '-'}{}', $$.Execution.Name)`;

/** Stands in a request for a name by execution. */
export const BY_EXECUTION = 'NAME-BY-EXECUTION';

/** The request with `expression` wherever it says so: a member whose value is an expression ends in .$ */
export function withName(request: unknown, expression: string): unknown {
  if (Array.isArray(request)) return request.map((each) => withName(each, expression));
  if (typeof request !== 'object' || request === null) return request;
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) =>
      value === BY_EXECUTION ? [`${name}.$`, expression] : [name, withName(value, expression)],
    ),
  );
}

interface Polling {
  /** Reads the status. */
  readonly read: ApiRequest;
  /** Where the status is in what that returns. */
  readonly status: string;
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** What is waited for, where one definition waits for two things. */
  readonly subject?: string;
  /** What follows. */
  readonly after?: States;
}

const anyOf = (variable: string, values: readonly string[], next: string): ApiRequest => {
  const rules = values.map((value) => ({ Variable: variable, StringEquals: value }));
  return rules.length === 1 ? { ...rules[0], Next: next } : { Or: rules, Next: next };
};

/** Asks for the status every five minutes. AWS’s tasks of the SDK return at once. */
export function waitUntilDone({ read, status, done, failed, subject = '', after }: Polling): States {
  const next: States = after ?? { Done: { Type: 'Succeed' } };
  const [first = ''] = Object.keys(next);
  return {
    [`Wait${subject}`]: { Type: 'Wait', Seconds: 300 },
    [`Read${subject}Status`]: read,
    [`Is${subject}Done`]: {
      Type: 'Choice',
      Choices: [anyOf(status, done, first), anyOf(status, failed, `${subject}Failed`)],
      Default: `Wait${subject}`,
    },
    [`${subject}Failed`]: { Type: 'Fail', Error: 'NotCompleted' },
    ...next,
  };
}

const ENDS = new Set(['Succeed', 'Fail', 'Choice']);

/** Each state leads to the one below it. */
function linked(states: States): States {
  const names = Object.keys(states);
  return Object.fromEntries(
    Object.entries(states).map(([name, state], index) => {
      if (ENDS.has(String(state['Type'])) || 'Next' in state) return [name, state];
      const next = names[index + 1];
      return [name, { ...state, ...(next === undefined ? { End: true } : { Next: next }) }];
    }),
  );
}

/** Writes the definition to a file, and creates the state machine of it in `region`. */
export function createStateMachine(
  checked: CheckedAnswers,
  { states, file, region, name }: { states: States; file: string; region: string; name: string },
): string {
  const [named = name] = checked.answer('deployerStateMachines');
  return [
    writeFileCommand(file, json({ StartAt: Object.keys(states)[0], States: linked(states) })),
    command(
      `aws stepfunctions create-state-machine --region ${region}`,
      `--name ${shellWord(named)}`,
      `--role-arn ${shellWord(deployerRoleArn(checked) ?? '')}`,
      `--definition file://${file}`,
      ...(checked.answer('deployerWorkflowTraces') ? ['--tracing-configuration enabled=true'] : []),
    ),
  ].join('\n\n');
}
