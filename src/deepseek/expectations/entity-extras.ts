// What a trusted entity adds: the log groups of its functions, and the deployer who passes the role.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
import { repositoriesIn } from '#deepseek/answers/image-places.ts';
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import { fromAws, sharedImages } from '#deepseek/shared/checks/host.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { roleArnNamed } from '#deepseek/compose/plan.ts';
import { computeExtras } from './compute-extras.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { callsOf, each, passRoleExpectations, ecrTokenOf, pullsOf, APP } from './operator-calls.ts';
import { arnOf, unrelatedAccount, around, withKey } from './near-misses.ts';
import { isSharedBucket, listExpectations, objectExpectations } from './s3-files.ts';

// The files that an app reads besides the model: those that are named, and no others; listed only where it lists.
function appFileExpectations(checked: CheckedAnswers): readonly Expectation[] {
  const { view } = checked;
  const locations = view.asks('appFiles') ? checked.answer('appFiles') : [];
  if (locations.length === 0) return [];
  const files = {
    role: 'app',
    says: 'Read the app’s files',
    locations,
    account: view.home.account,
    pinned: false,
    beside: view.asks('weights') ? checked.answer('weights') : [],
    ofApp: true as const,
  };
  const lists = listExpectations(checked, files);
  const alone = locations.every(
    ({ bucket }) =>
      !isSharedBucket(checked, bucket, true) && files.beside.every((each) => each.bucket !== bucket),
  );
  return [
    ...objectExpectations(checked, { ...files, actions: ['s3:GetObject'] }),
    ...(checked.answer('listAppFiles')
      ? lists
      : lists
          .filter(({ expect }) => expect === 'allowed' && alone)
          .map((call) => denied(call, { difference: 'with lists off' }))),
  ];
}

function functionLogs(checked: CheckedAnswers): readonly Expectation[] {
  const home = callerHome(checked.view);
  const names = checked.answer('functionLogs') ? checked.answer('functionNames') : [];
  return names.flatMap((name) =>
    home.regions.flatMap((region) => {
      const group = arnOf(home, 'logs', region, home.account, `log-group:/aws/lambda/${name}`);
      return callsOf({
        by: APP,
        may: each(['logs:CreateLogStream', 'logs:PutLogEvents'], `${group}:log-stream:a`),
        not: [
          ['of another function', 'logs:PutLogEvents', `${group}-other:log-stream:a`],
          ['read them', 'logs:GetLogEvents', `${group}:log-stream:a`],
        ],
      });
    }),
  );
}

/** What Lambda calls for a function in a VPC. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
const INTERFACE_ACTIONS = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

function functionVpc(checked: CheckedAnswers): readonly Expectation[] {
  if (!checked.answer('functionInVpc')) return [];
  const place = callerHome(checked.view);
  const [region = ''] = place.regions;
  const byCode = checked.answer('functionNames').map((name) => ({
    'lambda:SourceFunctionArn': arnOf(place, 'lambda', region, place.account, `function:${name}`),
  }));
  const on: Readonly<Record<string, string>> = {
    'ec2:DescribeNetworkInterfaces': '*',
    'ec2:DescribeSubnets': '*',
    'ec2:CreateNetworkInterface': arnOf(place, 'ec2', region, place.account, 'subnet/subnet-0a1b2c3d'),
  };
  const networkInterface = arnOf(place, 'ec2', region, place.account, 'network-interface/eni-0a1b2c3d');
  return INTERFACE_ACTIONS.flatMap((action) => {
    const resource = on[action] ?? networkInterface;
    return callsOf({
      by: APP,
      may: [[action, resource]],
      not: byCode.map((context) => ['by the function’s code', action, resource, context] as const),
    });
  });
}

/** Whom the role is passed to, where that is not who assumes it; undefined where AWS documents nothing. */
const PASSED_TO: Readonly<Record<string, string | undefined>> = {
  'app-runner': 'apprunner.amazonaws.com',
  'batch-job': undefined,
};

const passedTo = ({ id, services }: TrustedEntity): string | undefined =>
  Object.hasOwn(PASSED_TO, id) ? PASSED_TO[id] : services[0];

/** The role that pulls the image of a task. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
function taskExecution(checked: CheckedAnswers): readonly Expectation[] {
  const name = checked.answer('executionRoleName');
  // An account takes a name once: the kit says so, and there is nothing to prove of two roles that are one.
  const clashes = name.toLowerCase() === checked.answer('roleName').toLowerCase();
  if (!checked.answer('executionRole') || clashes) return [];
  const home = callerHome(checked.view);
  const by = 'task-execution';
  const [region = ''] = home.regions;
  const own = checked.view.asks('taskImages') ? repositoriesIn(checked, 'taskImages', home) : [];
  const images = own.flatMap((repository) => {
    const image = arnOf(home, 'ecr', repository.region, home.account, `repository/${repository.name}`);
    return [...pullsOf(by, image), ...ecrTokenOf(by)];
  });
  const logs = checked.answer('taskLogs').flatMap((group) => {
    const stream = arnOf(home, 'logs', region, home.account, `log-group:${group}:log-stream:a`);
    return callsOf({
      by,
      may: each(['logs:CreateLogStream', 'logs:PutLogEvents'], stream),
      not: [['read them', 'logs:GetLogEvents', stream]],
    });
  });
  const resource = roleArnNamed(checked, name);
  const call: Call = {
    label: 'ECS assumes the task execution role',
    principal: { caller: 'ecs-tasks.amazonaws.com' },
    action: 'sts:AssumeRole',
    resource,
    context: { 'aws:SourceAccount': home.account },
  };
  return [
    ...images,
    ...(pullsOwnImage(checked.view) ? sharedImages(checked, by) : fromAws(checked, by, 'images')),
    ...logs,
    ...around(call, [
      { difference: 'another service', principal: { caller: 'ec2.amazonaws.com' } },
      checked.answer('sourceConditions') &&
        withKey('for another account', 'aws:SourceAccount', unrelatedAccount(home.account)),
    ]),
  ];
}

export function entityExpectations(checked: CheckedAnswers): readonly Expectation[] {
  const { view } = checked;
  const service = passedTo(view.entity);
  const deploys = view.entity.fields.includes('deployerPolicy') && checked.answer('deployerPolicy');
  return [
    ...(view.entity.id === 'lambda' ? [...functionLogs(checked), ...functionVpc(checked)] : []),
    ...(view.entity.id === 'ecs' ? taskExecution(checked) : []),
    ...computeExtras(checked),
    ...appFileExpectations(checked),
    ...(deploys ? passRoleExpectations(checked, { ...(service ? { service } : {}), by: 'deployer' }) : []),
  ];
}
