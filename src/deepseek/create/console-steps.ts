// Next steps of a kit as they are done in the AWS console: one row where a step has a screen there.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { screenAddress, screenTitle, type ConsoleScreen } from '#iam/facts/console.ts';
import { stepItem, type CreateItem } from './create-list.ts';

/** Who uses the role: the entity, its name where somebody gave one, and its Region. */
export interface RoleUser {
  readonly entity: string;
  readonly name: string;
  readonly region: string;
}

export function roleUserOf(checked: CheckedAnswers): RoleUser {
  const { placeholders, view } = checked;
  const isNamed = view.asks('functionNames') && !placeholders.includes('functionNames');
  return {
    entity: view.entity.id,
    name: isNamed ? (checked.answer('functionNames')[0] ?? '') : '',
    region: view.asks('regions') ? (checked.answer('regions')[0] ?? '') : '',
  };
}

interface Given {
  readonly title: string;
  readonly lead: string;
  readonly screen: ConsoleScreen;
}

/** How the role is given to who uses it. */
const GIVEN: Readonly<Record<string, (user: RoleUser) => Given>> = {
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  lambda: ({ name, region }) => ({
    title: 'Give it to the function',
    lead: `Lambda › ${name === '' ? 'the function' : name} › Configuration › Permissions › Edit. You need iam:PassRole.`,
    screen: name === '' ? { id: 'lambda-functions', region } : { id: 'lambda-function', region, name },
  }),
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
  ecs: ({ region }) => ({
    title: 'Give it to the task',
    lead: 'ECS › Task definitions › Create new revision › Task role. You need iam:PassRole.',
    screen: { id: 'ecs-tasks', region },
  }),
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/attach-iam-role.html
  ec2: ({ region }) => ({
    title: 'Give it to the instance',
    lead: 'EC2 › the instance › Actions › Security › Modify IAM role. You need iam:PassRole.',
    screen: { id: 'ec2-instances', region },
  }),
};

const LOG_GROUPS: readonly string[] = ['log-group', 'task-log-group', 'invocation-log-group'];

/** "/aws/lambda/chat-fn" in the command that creates it. */
const logGroups = (code: string): CreateItem['names'] =>
  [...code.matchAll(/--log-group-name (\S+)/g)].map(([, name = '']) => ({
    label: 'Log group',
    value: name.replaceAll("'", ''),
  }));

function linkOf(screen: ConsoleScreen, partition: string): Pick<CreateItem, 'screen'> {
  const address = screenAddress(screen, partition);
  return address === undefined ? {} : { screen: { title: screenTitle(screen), address } };
}

/** A next step; the one that gives the role to who uses it says how, and where. */
export function givingStep(step: NextStep, user: RoleUser, partition: string): CreateItem {
  const item = stepItem(step);
  const given =
    step.id === 'deployer' && Object.hasOwn(GIVEN, user.entity) ? GIVEN[user.entity]?.(user) : undefined;
  return given ? { ...item, title: given.title, lead: given.lead, ...linkOf(given.screen, partition) } : item;
}

/** A next step, with the screen on which it is done. */
export function consoleStep(step: NextStep, user: RoleUser, partition: string): CreateItem {
  if (LOG_GROUPS.includes(step.id)) {
    const { code = '', ...rest } = stepItem(step);
    const region = /--region (\S+)/.exec(code)?.[1] ?? user.region;
    const names = logGroups(code) ?? [];
    return {
      ...rest,
      ...(names.length > 0 ? { names } : { code }),
      ...linkOf({ id: 'log-groups', region }, partition),
    };
  }
  return givingStep(step, user, partition);
}
