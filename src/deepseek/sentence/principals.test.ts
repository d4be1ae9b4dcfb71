import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { textOf } from './parts.ts';
import { sentenceOf } from './sentence.ts';

vi.setConfig({ testTimeout: 120_000 });

/** How a sentence names a service that assumes a role or reaches a resource. */
const SERVICES: Readonly<Record<string, RegExp>> = {
  lambda: /Lambda/,
  'ecs-tasks': /ECS|Batch/,
  ecs: /ECS/,
  ec2: /EC2|ECS|EKS|HyperPod/,
  'pods.eks': /Pod Identity/,
  states: /state machine/,
  sagemaker: /SageMaker|HyperPod/,
  glue: /Glue/,
  codebuild: /CodeBuild/,
  'tasks.apprunner': /App Runner/,
  'bedrock-agentcore': /AgentCore/,
  rolesanywhere: /certificate/,
  bedrock: /Bedrock/,
  opensearchservice: /OpenSearch/,
  es: /OpenSearch/,
  'ml.opensearchservice': /OpenSearch/,
};

interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];

/** Whether the text says who this is: its name or account, its service, or who signs in through it. */
function isNamed(principal: string, conditions: readonly string[], roles: readonly string[], text: string) {
  const service = /^([a-z0-9.-]+?)\.amazonaws\.com/.exec(principal)?.[1];
  if (service !== undefined) return SERVICES[service]?.test(text) === true;
  const parts = conditions.flatMap((each) => each.replaceAll(/@\d+/g, '').split(':'));
  if (principal === '*') return parts.some((each) => each.length > 2 && text.includes(each));
  // The repository or project, or the namespace and the service account.
  const subject = parts.filter(
    (each, i) =>
      (/^[^/]+\/[^/]/.test(each) && !each.startsWith('refs/')) || parts[i - 2] === 'serviceaccount',
  );
  if (principal.includes(':oidc-provider/'))
    return subject.some((each) => text.includes(each === 's3-csi-driver-sa' ? 'driver' : each));
  const [, account = '', resource = ''] = /^arn:[a-z-]+:iam::(\d{12}):(.+)$/.exec(principal) ?? [];
  if (resource === 'root') return text.includes(account);
  const name = resource.slice(resource.lastIndexOf('/') + 1).replace(/^AWSReservedSSO_(.*?)_[?*]+$/, '$1');
  return name !== '' && (text.includes(name) || roles.includes(name));
}

describe('the sentence names everybody whom a policy trusts', () => {
  it.each(scenarios.all().map(({ id }) => id))('%s', (id) => {
    fc.assert(
      fc.property(completeAnswersOf(id), (answers) => {
        const kit = compose(answers);
        const text = textOf(sentenceOf(readAnswers(answers)), { unfold: true });
        const roles = kit.roles.map(({ name }) => name);
        // The policy of a VPC endpoint limits what passes it: it gives nobody access.
        const policies = kit.policies.filter(({ target }) => target.kind !== 'endpoint');
        const statements = documentsOf({ ...kit, policies }).flatMap(
          ({ document }) => [(document as { Statement?: unknown }).Statement].flat() as Statement[],
        );
        const allowed = statements.filter((each) => each?.Effect === 'Allow' && each.Principal !== undefined);
        const unnamed = allowed.flatMap(({ Principal, Condition }) =>
          stringsIn(Principal).filter((each) => !isNamed(each, stringsIn(Condition), roles, text)),
        );
        expect(unnamed, text).toEqual([]);
        // What is folded on the first screen hides no account.
        const shown = textOf(sentenceOf(readAnswers(answers)));
        const accounts = allowed
          .flatMap(({ Principal }) => stringsIn(Principal))
          .flatMap((each) => /^arn:[a-z-]+:iam::(\d{12}):/.exec(each)?.[1] ?? [])
          .filter((account) => account !== viewOf(answers).home.account);
        expect(
          accounts.filter((account) => !shown.includes(account)),
          shown,
        ).toEqual([]);
      }),
      { numRuns: runs(6) },
    );
  });
});

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;

it.each<[string, readonly string[], string]>([
  [
    'another account at the end',
    [
      role('444455556666', 'A'),
      role('444455556666', 'B'),
      role('444455556666', 'C'),
      role('888877776666', 'PartnerApp'),
    ],
    'role A of 444455556666 and 3 more, also of 888877776666',
  ],
  [
    'the same account throughout',
    ['A', 'B', 'C', 'D'].map((name) => role('444455556666', name)),
    'role A of 444455556666 and 3 more',
  ],
  [
    'whole accounts among roles',
    [role('444455556666', 'A'), '888877776666', '999988887777', role('444455556666', 'B')],
    'role A of 444455556666 and 3 more, also of 888877776666 and 999988887777',
  ],
  ['a long name', [role('888877776666', `teams/${'x'.repeat(120)}/PartnerApp`)], ', also of 888877776666'],
])('folded: %s', (_, trustedPrincipals, words) => {
  const values = { account: '123456789012', entity: 'account', regions: ['us-east-1'], trustedPrincipals };
  expect(textOf(sentenceOf(readAnswers({ scenario: 'invoke', values })))).toContain(words);
});
