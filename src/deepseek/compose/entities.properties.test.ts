// What holds for the trust of every trusted entity, whatever the answers.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { type Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { compose } from './compose.ts';
import { documentsOf, isCreated, type RoleKit } from './role-kit.ts';
import { codeOf } from './testing/kits.ts';

const trusts = (kit: RoleKit): readonly Statement[] =>
  documentsOf(kit)
    .filter(({ type }) => type === 'trust')
    .flatMap(({ document }) => document.Statement);

const statementsOf = (kit: RoleKit, id: string): readonly Statement[] =>
  documentsOf(kit).find((document) => document.id === id)?.document.Statement ?? [];

/** The values of a condition key, whatever its operator. */
const valuesOf = (statement: Statement, key: string): readonly string[] =>
  Object.values(statement.Condition ?? {}).flatMap((keys) => toArray(keys[key]).map(String));

const keysOf = (statement: Statement): readonly string[] =>
  Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys));

const principals = ({ Principal }: Statement, kind: 'AWS' | 'Service' | 'Federated'): readonly string[] =>
  typeof Principal === 'object' ? toArray(Principal[kind]) : [];

/** Holds for every trust statement of every kit, whatever the answers. */
function always(check: (statement: Statement, kit: RoleKit, answers: Answers) => void): void {
  for (const answers of [completeAnswers, anyAnswers])
    fc.assert(
      fc.property(answers, (each) => {
        const kit = compose(each);
        for (const statement of trusts(kit)) check(statement, kit, each);
      }),
      { numRuns: runs(300) },
    );
}

describe('whatever the answers', () => {
  test('EC2 and Lambda are trusted as AWS documents it', () => {
    always((statement) => {
      const services = principals(statement, 'Service');
      if (services.includes('ec2.amazonaws.com')) expect(statement.Condition).toBeUndefined();
      if (services.includes('lambda.amazonaws.com')) expect(keysOf(statement)).not.toContain('aws:SourceArn');
      if (services.includes('pods.eks.amazonaws.com'))
        expect(keysOf(statement)).not.toContain('aws:SourceArn');
    });
    for (const id of ['ec2', 'lambda'])
      expect(findEntity(id)?.conditionNote).toMatch(/scanner[^.]* bare trust[^.]* expected/);
  });

  test('the Pod Identity service always gets TagSession', () => {
    always((statement) => {
      if (!principals(statement, 'Service').includes('pods.eks.amazonaws.com')) return;
      expect(statement.Action).toEqual(['sts:AssumeRole', 'sts:TagSession']);
    });
  });

  test('a web identity has exactly one provider of the role’s account, an audience, and whole subjects', () => {
    always((statement, kit, answers) => {
      const federated = principals(statement, 'Federated');
      if (federated.length === 0) return;
      expect(federated.length).toBe(1);
      expect(statement.Action).toBe('sts:AssumeRoleWithWebIdentity');
      expect(Object.keys(statement.Condition ?? {})).toEqual(['StringEquals']);
      const { partition, account } = readAnswers(answers).view.home;
      const [before, issuer = ''] = federated[0]!.split(':oidc-provider/');
      expect(before).toBe(`arn:${partition}:iam::${account}`);
      expect(keysOf(statement).every((key) => key.startsWith(`${issuer}:`))).toBe(true);
      const audiences = valuesOf(statement, `${issuer}:aud`);
      expect(audiences.length).toBe(1);
      const subjects = valuesOf(statement, `${issuer}:sub`);
      expect(subjects.length).toBeGreaterThan(0);
      for (const subject of subjects)
        expect(
          matchesRule('githubSubClassic', subject) ||
            matchesRule('githubSubImmutable', subject) ||
            matchesRule('gitlabSub', subject) ||
            /^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$/.test(subject),
          subject,
        ).toBe(true);
      const [audience = ''] = audiences;
      // The AWS CLI must not read what is at the address.
      const clientId = audience.startsWith('https:') ? `'["${audience}"]'` : audience;
      expect([codeOf(kit, 'oidc-provider'), codeOf(kit, 'deployer-oidc-provider')]).toContain(
        `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${clientId}`,
      );
    });
  });

  test('the ID of a repository is a condition only where IAM knows that key', () => {
    always((statement) => {
      const [provider = ''] = principals(statement, 'Federated');
      if (!keysOf(statement).some((key) => key.endsWith(':repository_id'))) return;
      expect(provider).toMatch(/^arn:aws:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/);
    });
  });

  test('a whole account is trusted only with a condition, and with the caller’s side', () => {
    always((statement, kit) => {
      if (!principals(statement, 'AWS').some((arn) => arn.endsWith(':root'))) return;
      expect(keysOf(statement).length).toBeGreaterThan(0);
      const trusting = kit.roles
        .filter(isCreated)
        .find(({ trust }) => trust.document.Statement.includes(statement));
      const [allowed] = kit.roles
        .filter(({ id }) => id.endsWith('caller'))
        .flatMap(({ id }) => statementsOf(kit, `${id}.permissions`))
        .filter(({ Resource }) => Resource === trusting?.arn);
      expect(toArray(allowed?.Action)).toContain('sts:AssumeRole');
    });
  });

  test('nobody is trusted by two statements: a bare one would undo the other', () => {
    const of = (statement: Statement) => [
      ...principals(statement, 'AWS'),
      ...principals(statement, 'Service'),
      ...principals(statement, 'Federated'),
    ];
    for (const answers of [completeAnswers, anyAnswers])
      fc.assert(
        fc.property(answers, (each) => {
          for (const { type, document } of documentsOf(compose(each))) {
            if (type !== 'trust') continue;
            // sts:TagSession alone lets nobody in.
            const assuming = document.Statement.filter(({ Action }) =>
              toArray(Action).some((action) => action !== 'sts:TagSession'),
            );
            const all = assuming.flatMap(of);
            expect(new Set(all).size).toBe(all.length);
            expect(document.Statement.every(({ Effect }) => Effect === 'Allow')).toBe(true);
          }
        }),
      );
  });

  test('who deploys to Lambda, ECS or EC2 is told to pass the role, or gets the policy', () => {
    fc.assert(
      fc.property(completeAnswers, (answers) => {
        const { view } = readAnswers(answers);
        if (!['lambda', 'ecs', 'ec2', 'eks-pods'].includes(view.entity.id)) return;
        if (scenarios.find(view.scenario.id)!.entities.length === 0) return;
        const kit = compose(answers);
        if (!kit.roles.some(isCreated)) return;
        const granted = JSON.stringify(statementsOf(kit, 'deployer.permissions')) + codeOf(kit, 'deployer');
        expect(granted).toContain('iam:PassRole');
      }),
    );
  });
});
