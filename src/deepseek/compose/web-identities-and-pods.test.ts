// Trust in GitHub Actions, EKS pods and other accounts.
import { describe, expect, test, vi } from 'vitest';
import { checkEntry, readAnswers } from '#deepseek/answers/read-answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import type { RoleKit } from './role-kit.ts';
import { alwaysFor, trustWords } from './testing/kit-properties.ts';
import {
  ACCOUNT,
  OTHER,
  allowing,
  answersOf,
  appOf,
  codeOf,
  mainRole,
  namesOf,
  textOf,
  trustStatements,
  type Values,
  valuesOf,
} from './testing/kits.ts';

vi.setConfig({ testTimeout: 30_000 });

const REPOSITORY = { githubRepository: 'example-org/app', githubOwnerId: '1', githubRepositoryId: '2' };
const POD = { namespace: 'inference', serviceAccount: 'client' };
const cluster = (account: string) => `arn:aws:eks:eu-central-1:${account}:cluster/c1`;
const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF';

const conditionsOf = (kit: RoleKit) => mainRole(kit).trust.document.Statement[0]!.Condition;

describe('web identities', () => {
  test('both forms of the subject with the repository’s ID, an audience and a subject, and TagSession for pods', () => {
    const keys = 'token.actions.githubusercontent.com';
    expect(conditionsOf(appOf('github', REPOSITORY))).toEqual({
      StringEquals: {
        [`${keys}:aud`]: 'sts.amazonaws.com',
        [`${keys}:repository_id`]: '2',
        [`${keys}:sub`]: [
          'repo:example-org/app:ref:refs/heads/main',
          'repo:example-org@1/app@2:ref:refs/heads/main',
        ],
      },
    });
    alwaysFor(['github', 'eks-irsa', 'eks-pods'], (kit) => {
      for (const statement of trustStatements(kit)) {
        if (namesOf(statement, 'Service').includes('pods.eks.amazonaws.com'))
          expect(toArray(statement.Action)).toContain('sts:TagSession');
        const [provider] = namesOf(statement, 'Federated');
        if (provider === undefined) continue;
        const issuer = provider.slice(provider.indexOf(':oidc-provider/') + 15);
        expect(valuesOf(statement, `${issuer}:aud`)).toHaveLength(1);
        const subjects = valuesOf(statement, `${issuer}:sub`);
        expect(subjects.length).toBeGreaterThan(0);
        for (const subject of subjects) expect(subject).not.toMatch(/[*?]/);
      }
    });
  });

  test('every federated trust comes with the command for its provider, in the account of the role', () => {
    alwaysFor(['github', 'eks-irsa'], (kit, answers) => {
      const { account, partition } = readAnswers(answers).view.home;
      const [statement] = trustStatements(kit);
      const [provider = ''] = namesOf(statement!, 'Federated');
      expect(provider.startsWith(`arn:${partition}:iam::${account}:oidc-provider/`)).toBe(true);
      const issuer = provider.slice(provider.indexOf(':oidc-provider/') + 15);
      expect(codeOf(kit, 'oidc-provider')).toBe(
        `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${valuesOf(statement!, `${issuer}:aud`)[0]}`,
      );
      expect(textOf(kit, 'oidc-provider')).toContain(`Once in account ${account}, where the role is`);
      expect(textOf(kit, 'oidc-provider')).toContain('InvalidIdentityToken');
    });
  });

  test('a job with an environment is trusted by that, pull requests are warned of, and the workflow is there', () => {
    const ends: readonly (readonly [Values, string])[] = [
      [{}, 'ref:refs/heads/main'],
      [{ githubTail: 'tag', githubRef: 'v1' }, 'ref:refs/tags/v1'],
      [{ githubTail: 'environment', githubRef: 'production' }, 'environment:production'],
      [{ githubTail: 'pull_request' }, 'pull_request'],
    ];
    for (const [values, end] of ends) {
      const kit = appOf('github', { ...REPOSITORY, ...values });
      expect(valuesOf(trustStatements(kit)[0]!, 'token.actions.githubusercontent.com:sub')).toEqual([
        `repo:example-org/app:${end}`,
        `repo:example-org@1/app@2:${end}`,
      ]);
      expect(codeOf(kit, 'workflow')).toContain('permissions:\n      id-token: write');
      expect(codeOf(kit, 'workflow').includes('environment: "production"')).toBe(
        end.startsWith('environment'),
      );
      const warned = kit.notices.some(({ id }) => id === 'github-pull-request');
      expect(warned).toBe(end === 'pull_request');
      expect(trustWords(kit).includes('with an environment')).toBe(!end.startsWith('environment'));
      expect(textOf(kit, 'workflow')).toMatch(/reusable workflow .*calls it/);
      expect(codeOf(kit, 'github-subject')).toContain('/actions/oidc/customization/sub');
    }
  });

  test('a rebuilt cluster is spoken of, the service account annotated, and keys begin with the issuer', () => {
    const kit = appOf('eks-irsa', { ...POD, eksIssuer: `https://${ISSUER}` });
    expect(conditionsOf(kit)).toEqual({
      StringEquals: {
        [`${ISSUER}:aud`]: 'sts.amazonaws.com',
        [`${ISSUER}:sub`]: 'system:serviceaccount:inference:client',
      },
    });
    expect(textOf(kit, 'irsa-issuer')).toMatch(/new cluster .*OIDC provider/);
    expect(codeOf(kit, 'irsa-issuer')).toContain('--query cluster.identity.oidc.issuer');
    expect(codeOf(kit, 'irsa-annotation')).toContain(`eks.amazonaws.com/role-arn=${mainRole(kit).arn}`);
    // An ARN of the provider is read as the issuer in it, and never becomes a key.
    const pasted = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
    expect(conditionsOf(appOf('eks-irsa', { ...POD, eksIssuer: pasted }))).toEqual(conditionsOf(kit));
    const pods = appOf('eks-pods', { ...POD, clusters: [cluster(ACCOUNT)] });
    expect(textOf(pods, 'pod-identity-association')).toContain('same ARN');
  });

  test('a dual-stack issuer is refused in its own words, however it is pasted', () => {
    const view = viewOf(answersOf('invoke', { entity: 'eks-irsa' }));
    for (const host of ['oidc-eks.us-east-1.api.aws', 'oidc-eks.cn-north-1.api.amazonwebservices.com.cn'])
      for (const before of ['', 'https://', `arn:aws:iam::${ACCOUNT}:oidc-provider/`]) {
        const raw = `${before}${host}/id/0123456789ABCDEF0123456789ABCDEF`;
        const checked = checkEntry('eksIssuer', raw, view);
        expect(checked.ok ? '' : checked.message, raw).toContain('issuer’s dual-stack URL');
        const kit = appOf('eks-irsa', { ...POD, eksIssuer: raw });
        expect(kit.problems.map(({ field }) => field)).toEqual(['eksIssuer']);
        expect(JSON.stringify([kit.roles, kit.nextSteps])).not.toContain('oidc-eks');
      }
  });
});

describe('Pod Identity', () => {
  test('the agent, the association, and who makes it are on the list for every cluster', () => {
    alwaysFor(
      ['eks-pods'],
      (kit, answers) => {
        expect(textOf(kit, 'pod-identity-agent')).toMatch(/Auto Mode.* Fargate cannot/);
        expect(textOf(kit, 'deployer')).toContain('eks:CreatePodIdentityAssociation');
        // One statement, as two would have one Sid.
        const passed = JSON.parse(codeOf(kit, 'deployer')) as Statement;
        for (const arn of readAnswers(answers).answer('clusters')) {
          const at = `--cluster-name ${arn.split(':cluster/')[1]} --region ${arn.split(':')[3]} `;
          expect(codeOf(kit, 'pod-identity-agent')).toContain(`create-addon ${at}`);
          const line = codeOf(kit, 'pod-identity-association')
            .split('\n')
            .find((each) => each.includes(`create-pod-identity-association ${at}`));
          const role = / --role-arn (\S+)/.exec(line ?? '')?.[1];
          expect(toArray(passed.Resource)).toContain(role);
        }
        expect(valuesOf(passed, 'iam:PassedToService')).toEqual(['pods.eks.amazonaws.com']);
        // Who deploys a server has more to pass.
      },
      (answers) => answers.scenario !== 'host-eks',
    );
    const tagged = appOf('eks-pods', { ...POD, clusters: [cluster(ACCOUNT)] });
    expect(textOf(tagged, 'pod-identity-association')).toContain('sts:TagSession');
  });

  test('without session tags, a target role asks for the external ID of the pod', () => {
    const kit = appOf('eks-pods', { ...POD, clusters: [cluster(OTHER)], podSessionTags: false });
    expect(trustStatements(kit)[0]).toMatchObject({
      Principal: { AWS: `arn:aws:iam::${OTHER}:role/DeepSeekPodRole` },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': `eu-central-1/${OTHER}/c1/inference/client` } },
    });
    expect(codeOf(kit, 'pod-identity-association')).toContain(
      `--target-role-arn ${mainRole(kit).arn} --disable-session-tags`,
    );
    // AWS prints it without a condition: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
    expect(trustStatements(kit)[1]).toEqual({
      Sid: 'PodPrimaryRoleTags',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${OTHER}:role/DeepSeekPodRole` },
      Action: 'sts:TagSession',
    });
    const tagged = appOf('eks-pods', { ...POD, clusters: [cluster(OTHER)] });
    expect(trustStatements(tagged).map(({ Sid }) => Sid)).not.toContain('PodPrimaryRoleTags');
    expect(valuesOf(trustStatements(tagged)[0]!, 'sts:ExternalId')).toEqual([]);
    expect(trustStatements(tagged)[0]?.Action).toEqual(['sts:AssumeRole', 'sts:TagSession']);
    expect(valuesOf(trustStatements(tagged)[0]!, 'aws:RequestTag/eks-cluster-arn')).toEqual([cluster(OTHER)]);
    expect(codeOf(tagged, 'pod-identity-association')).not.toContain('--disable-session-tags');
  });
});

test('a trust in principals comes with the caller’s side, and names too long for Switch Role are told', () => {
  alwaysFor(['account', 'identity-center', 'mfa-user', 'tagged-role', 'eks-pods'], (kit, answers) => {
    const [main] = kit.roles;
    const assumes = allowing(kit, 'sts:AssumeRole').flatMap(({ Resource }) => toArray(Resource));
    if (trustStatements({ ...kit, roles: [main!] }).some((each) => namesOf(each, 'AWS').length > 0))
      expect(assumes).toContain(mainRole(kit).arn);
    const { view, answer } = readAnswers(answers);
    const told = kit.notices.some(({ id }) => id === 'switch-role-length');
    expect(told).toBe(view.entity.console === true && (answer('path') + answer('roleName')).length > 64);
  });
  const root = appOf('account', {
    trustedPrincipals: [OTHER],
    externalId: 'b9f1c7e0',
    path: `/${'x'.repeat(60)}/`,
  });
  expect(namesOf(trustStatements(root)[0]!, 'AWS')).toEqual([`arn:aws:iam::${OTHER}:root`]);
  expect(conditionsOf(root)).toEqual({ StringEquals: { 'sts:ExternalId': 'b9f1c7e0' } });
  const caller = root.roles.find(({ id }) => id === 'caller');
  expect(caller?.kind === 'attachment' && caller.attachTo).toBe(`the caller in account ${OTHER}`);
  expect(caller?.permissions[0]?.document.Statement).toMatchObject([
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: mainRole(root).arn },
  ]);
  expect(textOf(root, 'switch-role-length')).toContain('64 characters');
  // A backend does not switch roles in the console.
  const backend = appOf('tagged-role', { path: `/${'x'.repeat(60)}/` });
  expect(textOf(backend, 'switch-role-length')).toBe('');
});
