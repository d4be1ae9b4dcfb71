// Building block: shells on an instance through Session Manager.
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

export const CHANNEL_ACTIONS = [
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
] as const;

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html */
export const sessionManager = (): PlannedStatement =>
  allow({
    sid: 'SessionManagerChannels',
    actions: ['ssm:UpdateInstanceInformation', ...CHANNEL_ACTIONS],
    resources: '*',
    why: {
      title: 'Opens shells through Session Manager',
      text: 'The smallest set of permissions AWS documents. Session encryption and logging need more.',
      calls: ['StartSession (by the person)'],
      answers: ['sessionManager'],
      page: 'sessionManager',
    },
  });
