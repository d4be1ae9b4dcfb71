// Questions on ECS tasks: the task execution role, and what that pulls and logs.
import { homeBy, homeInText } from '#deepseek/answers/inputs/arn-home.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { readAccount, readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { readSharedRepository } from '#deepseek/answers/inputs/shared-repository.ts';
import { readLogGroup, readRepository } from '#deepseek/answers/inputs/names.ts';
import { listField, switchField, textField, type AnswersView } from '#deepseek/answers/field.ts';

/** Whether the image can be pulled from another account: what cannot be read there leaves nothing to pull. */
function namesShared(view: AnswersView): boolean {
  // Of what is stated only: the home of the role can itself follow from what is asked here.
  const [account = '', region = ''] = ['account', 'regions'].map((id) =>
    String([view.given(id)].flat()[0] ?? ''),
  );
  const own = readAccount(account);
  return view.list('sharedRepositories').some((raw) => {
    const home = homeInText(raw);
    if (!home) return false;
    return readSharedRepository(raw, {
      partition: partitionOfRegion(region)?.id ?? home.partition,
      regions: [home.region],
      account: own.ok ? own.value : '',
      accountGiven: own.ok,
    }).ok;
  });
}

const makesExecutionRole = (view: AnswersView): boolean => view.flag('executionRole');

export const questions = {
  executionRole: switchField({
    key: 'exr',
    step: 'entity',
    rank: 330,
    label: 'Also create the task execution role',
    sentence: '{executionRole:with an execution role|without an execution role}',
    effect: 'Creates a second role, which ECS uses to pull the image and send the logs.',
    initial: () => false,
  }),
  taskImages: listField({
    key: 'exi',
    step: 'entity',
    rank: 340,
    label: 'ECR repository of the task’s image',
    sentence: 'whose image is in {taskImages}',
    hint: 'In your own account, one per line',
    example: 'deepseek-chat',
    noun: 'repository',
    required: true,
    identifying: true,
    limit: 10,
    when: (view) =>
      makesExecutionRole(view) &&
      pullsOwnImage(view) &&
      !(view.asks('sharedRepositories') && namesShared(view)),
    homeOf: homeBy(readRepository),
    homeKind: 'afar',
    check: (raw, view) => readRepository(raw, callerHome(view)),
    placeholder: () => ['deepseek-chat'],
  }),
  taskLogs: listField({
    key: 'exl',
    step: 'entity',
    rank: 350,
    label: 'Task log group',
    sentence: 'whose logs are in {taskLogs}',
    hint: 'Leave empty if the task does not use the awslogs driver',
    example: '/ecs/deepseek-chat',
    noun: 'log group',
    required: false,
    identifying: true,
    limit: 10,
    when: makesExecutionRole,
    homeOf: homeBy(readLogGroup),
    homeKind: 'caller',
    check: (raw, view) => readLogGroup(raw, callerHome(view)),
    placeholder: () => [],
  }),
  executionRoleName: textField({
    key: 'exn',
    step: 'names',
    rank: 360,
    label: 'Task execution role name',
    example: 'DeepSeekEcsExecutionRole',
    required: true,
    identifying: true,
    when: makesExecutionRole,
    initial: () => 'DeepSeekEcsExecutionRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEcsExecutionRole',
  }),
};
