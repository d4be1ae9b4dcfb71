// Who deploys may do what the kit's own commands do: each command of a deployer's step is decided with the deployer's policy.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setAnswer, startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { prove } from '#iam/environment/prove.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { toArray } from '#iam/policy/policy.ts';
import { allowed } from '#iam/request/expectation.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { kitAccountOf } from './kit-account.ts';
import { environmentOf } from './kit-environment.ts';
import { COMMAND_RIGHTS } from './testing/command-rights.ts';
import { printedCommands, type PrintedCommand } from './testing/printed-commands.ts';
import type { Right } from './testing/rights.ts';
import { turnedAnswers } from './testing/turned-answers.ts';

/** Step → who of the kit runs its commands. */
const DEPLOYED_BY: Readonly<Record<string, string>> = {
  'agent-harness': 'deployer',
  'agent-runtime': 'deployer',
  'capacity-provider': 'deployer',
  'create-cluster': 'operator',
  deploy: 'operator',
  'gpu-capacity': 'deployer',
  'join-cluster': 'deployer',
  'make-profile': 'profile-admin',
  'node-group': 'deployer',
  'pod-identity-agent': 'deployer',
  'pod-identity-association': 'deployer',
  'roles-anywhere-profile': 'deployer',
  's3-driver': 'deployer',
  'scale-endpoint': 'operator',
  'signed-create': 'creator',
  'start-batch': 'operator',
  'start-evaluation': 'operator',
  'start-import': 'operator',
  'start-training': 'operator',
  'task-definition': 'deployer',
  'turn-on-logging': 'operator',
};

/** Who runs the commands of other steps → these steps, and those whose ids begin so. */
const RUN_BY_OTHERS: Readonly<Record<string, readonly string[]>> = {
  'who creates the documents': [
    'bucket-policy',
    'create-boundary',
    // Around the deployer’s own role.
    'deployer',
    'instance-profile',
    'invocation-log-group',
    'log-group',
    'oidc-provider',
    'permission-set',
    'task-log-group',
  ],
  'who has the role, or may assume it': [
    'async-call',
    'list-log',
    'look-around',
    'marketplace-call',
    'query-log',
    'request-quota',
    'session-policy',
    'session-tags',
    'upload',
  ],
  'who owns what the kit names': [
    'agent-functions',
    'cost-tags',
    'data-access',
    'data-events',
    'irsa-issuer',
    'node-class',
    'repository-policy',
    'tag-resources',
    'vpc-endpoints',
  ],
};

const isRunByOthers = (step: string): boolean =>
  Object.values(RUN_BY_OTHERS)
    .flat()
    .some((id) => step === id || step.startsWith(`${id}-`));

const DEPLOYERS: ReadonlySet<string> = new Set(Object.values(DEPLOYED_BY));

/**
 * The roles of the kit that a command gives to a service: those it names, and that of an instance it launches. Those of
 * other accounts are assumed, not passed. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
function passedRoles(
  { roles }: RoleKit,
  { operation, text }: PrintedCommand,
  account: string,
): readonly string[] {
  const named: readonly string[] = text.match(/arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+/g) ?? [];
  return roles.flatMap((role) => {
    if (!('arn' in role) || parseArn(role.arn)?.account !== account) return [];
    const launched = operation === 'ec2 run-instances' && role.instanceProfile !== undefined;
    return launched || named.includes(role.arn) ? [role.arn] : [];
  });
}

interface Refused {
  readonly step: string;
  readonly right: string;
  readonly decision: string;
}

/** What the deployers of a kit may not do, of what their steps say. `edits` are texts of documents, by their ids. */
function refusedOf(
  answers: Answers,
  edits: Readonly<Record<string, string>> = {},
): readonly (Refused | string)[] {
  const kit = compose(answers);
  if (!kit.roles.some(({ id }) => DEPLOYERS.has(id))) return [];
  const { account, partition } = kitAccountOf(answers);
  const environment = environmentOf(kit, { account, partition }, edits);
  return kit.nextSteps.flatMap(({ id, code = '' }) =>
    printedCommands(code).flatMap((command): readonly (Refused | string)[] => {
      const by = DEPLOYED_BY[id];
      if (by === undefined) return isRunByOthers(id) ? [] : [`who runs ${id}?`];
      if (!kit.roles.some((role) => role.id === by)) return [];
      const row = COMMAND_RIGHTS[command.operation];
      if (!row) return [`what does ${command.operation} need?`];
      const at = { account, partition, region: command.option('region') };
      const passed = passedRoles(kit, command, account).map((role): Right => [
        'iam:PassRole',
        role,
        row.passesTo === undefined ? {} : { 'iam:PassedToService': row.passesTo },
      ]);
      return [...row.rights(command, at), ...passed].flatMap(([action, resource, context = {}]) => {
        const call = { label: command.operation, principal: { role: by }, action, resource, context };
        const { passes, decision } = prove(environment, allowed(call));
        return passes ? [] : [{ step: id, right: `${action} on ${resource}`, decision: String(decision) }];
      });
    }),
  );
}

describe.each(scenarios.all())('$id', ({ id, entities }) => {
  test('each command of a deployer is allowed, for each trusted entity and each option', () => {
    const start = startAnswers(id as ScenarioId);
    const asked: Answers = {
      ...start,
      values: { ...start.values, account: '111122223333', deployerPolicy: true, profileAdmin: true },
    };
    const refused = (entities.length > 0 ? entities : [undefined]).flatMap((entity) => {
      const first = entity === undefined ? asked : setAnswer(asked, 'entity', entity);
      const all = [['', first] as const, ...turnedAnswers(first, ['entity', 'deployer'])];
      return all.flatMap(([change, answers]) => refusedOf(answers).map((each) => ({ entity, change, each })));
    });
    expect(refused).toEqual([]);
  });
});

test('a deployer whose policy lacks an action is found out, by each command that needs it', () => {
  const answers: Answers = {
    ...startAnswers('host-eks'),
    values: { account: '111122223333', deployerPolicy: true, gpuCapacity: 'targeted' },
  };
  const { document } = compose(answers).roles.find(({ id }) => id === 'deployer')!.permissions[0]!;
  const actionsOf = (lacking: string): readonly string[] => {
    const Statement = document.Statement.map((statement) => ({
      ...statement,
      Action: toArray(statement.Action).filter((action) => action !== lacking),
    })).filter(({ Action }) => Action.length > 0);
    const edits = { 'deployer.permissions': JSON.stringify({ ...document, Statement }) };
    return refusedOf(answers, edits).map((each) => (typeof each === 'string' ? each : each.step));
  };
  expect(actionsOf('iam:ListAttachedRolePolicies')).toEqual(['node-group']);
  expect(actionsOf('ec2:DescribeLaunchTemplateVersions')).toEqual(['node-group']);
  expect(actionsOf('eks:CreateAddon')).toEqual(['pod-identity-agent']);
  expect(new Set(actionsOf('iam:PassRole'))).toEqual(new Set(['pod-identity-association', 'node-group']));
});

test('a command is read with its options, its files and its quotes', () => {
  const code = [
    "cat > a.json <<'EOF'",
    '{"role": "arn"}',
    'EOF',
    "aws ecs create-it --region us-east-1 --on --text 'it''s' \\",
    '  --cli-input-json file://a.json',
    'kubectl apply -f a.json',
  ].join('\n');
  const [command, ...none] = printedCommands(code);
  expect(none).toEqual([]);
  expect(command).toMatchObject({ operation: 'ecs create-it' });
  expect(['region', 'on', 'text', 'off'].map((name) => command!.option(name))).toEqual([
    'us-east-1',
    '',
    'its',
    '',
  ]);
  expect(command!.text).toContain('{"role": "arn"}');
});

/** Scenarios with commands of deployers that depend on many answers, and one for all apps. */
const DEPLOYING = [
  'host-eks',
  'host-ecs',
  'host-ec2',
  'host-sagemaker',
  'host-marketplace',
  'hyperpod',
  'fine-tune-sagemaker',
  'evaluation',
  'batch',
  'import',
  'logging',
  'invoke-app-profiles',
] as const satisfies readonly ScenarioId[];

/** The kit says that its answers are in each other's way. */
const isStopped = (answers: Answers): boolean =>
  compose(answers).notices.some(({ stops }) => stops !== undefined);

test('each command of a deployer is allowed, whatever the answers', () => {
  fc.assert(
    fc.property(completeAnswersOf(...DEPLOYING), (answers) => {
      // A state machine runs its own definition.
      fc.pre(answers.values.deployer !== 'step-functions' && !isStopped(answers));
      expect(refusedOf(answers)).toEqual([]);
    }),
    { numRuns: runs(60) },
  );
});
