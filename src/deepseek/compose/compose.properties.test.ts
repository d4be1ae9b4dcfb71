// Laws of compose, over all answers: valid documents, one partition, no stray wildcard, sizes within quota.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers, completeAnswers, completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, setAnswer, type Answers } from '#deepseek/answers/answers.ts';
import { normalizeAnswers, shortestAnswers } from '#deepseek/answers/normalize-answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { isFieldId } from '#deepseek/answers/fields/fields.ts';
import { MAX_POLICY_SIZES } from '#iam/facts/quotas.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { matchesName } from '#iam/facts/name-rules.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { compose } from './compose.ts';
import { documentsOf, type KitDocument, type RoleKit } from './role-kit.ts';
import { createdRoles } from './testing/kits.ts';
import { NO_RESOURCE, OF_ORGANIZATION, OPEN_ENDED } from './testing/open-ended.ts';

const statementsOf = (kit: RoleKit): readonly Statement[] =>
  documentsOf(kit).flatMap((document) => document.document.Statement);

/** All but those of permissions boundaries, which grant nothing: they may be wider than the role is. */
const grantingStatements = (kit: RoleKit): readonly Statement[] =>
  statementsOf({ ...kit, policies: kit.policies.filter(({ id }) => id !== 'boundary') });

/** Every ARN in a document, wherever it stands. */
/** Keys and values of tags are free text, which may look like an ARN. */
const withoutTags = (key: string, value: unknown): unknown =>
  /^aws:(?:TagKeys$|(?:Resource|Request|Principal)Tag\/)/.test(key) ? undefined : value;

const arnsOf = (document: KitDocument) =>
  [...JSON.stringify(document.document, withoutTags).matchAll(/"(arn:[^"]+)"/g)].flatMap(
    (match) => parseArn(match[1]!) ?? [],
  );

test('complete answers compose without placeholders, problems or findings', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const kit = compose(answers);
      expect([kit.placeholders, kit.problems]).toEqual([[], []]);
      for (const document of documentsOf(kit)) {
        expect(checkText(document.type, print(document.document)).findings).toEqual([]);
      }
    }),
  );
});

test('what is stated and equals a starting value composes as what is assumed', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      expect(compose(shortestAnswers(answers))).toEqual(compose(normalizeAnswers(answers)));
    }),
    { numRuns: runs(60) },
  );
});

test('whatever the answers, every document is valid and every role has permissions', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const role of kit.roles) expect(role.permissions.length).toBeGreaterThan(0);
      for (const document of documentsOf(kit)) {
        expect(checkText(document.type, print(document.document)).findings).toEqual([]);
      }
    }),
  );
});

test('whatever the answers, IAM accepts what roles are called and described as', () => {
  const refused = (answers: Answers) =>
    createdRoles(compose(answers)).flatMap(({ name, path, description, tags }) =>
      [
        ['roleName', name] as const,
        ['path', path] as const,
        ['roleDescription', description] as const,
        ...tags.flatMap(({ key, value }) => [['tagKey', key] as const, ['tagValue', value] as const]),
      ].filter(([rule, text]) => !matchesName(rule, text)),
    );
  for (const { id } of scenarios.all())
    fc.assert(
      fc.property(completeAnswersOf(id as ScenarioId), (answers) => {
        expect(refused(answers)).toEqual([]);
      }),
      { numRuns: runs(30) },
    );
});

test('the same answers give the same bytes', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const again = structuredClone(answers);
      expect(JSON.stringify(compose(again))).toBe(JSON.stringify(compose(answers)));
    }),
  );
});

test('a kit never mixes partitions', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const partitions = new Set(
        documentsOf(compose(answers))
          .flatMap(arnsOf)
          .map((arn) => arn.partition),
      );
      expect(partitions.size).toBeLessThanOrEqual(1);
    }),
  );
});

test('Regions, accounts and keys of a statement belong together', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const arn of documentsOf(kit)
        .flatMap(arnsOf)
        .filter(({ region }) => region !== '' && region !== '*')) {
        expect([arn, partitionOfRegion(arn.region)?.id]).toEqual([arn, arn.partition]);
      }
      for (const { Condition, Resource } of statementsOf(kit)) {
        const account = Condition?.['StringEquals']?.['aws:SourceAccount'];
        for (const source of toArray(Condition?.['ArnLike']?.['aws:SourceArn']))
          expect(parseArn(String(source))?.account).toBe(account);
        for (const service of toArray(Condition?.['StringEquals']?.['kms:ViaService']))
          for (const key of toArray(Resource))
            expect(service).toMatch(new RegExp(`^(s3|bedrock)\\.${parseArn(key)?.region}\\.amazonaws\\.`));
      }
    }),
  );
});

test('no statement, and no list in it, says a thing twice', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { Action, Resource, Condition } of statementsOf(compose(answers))) {
        const values = Object.values(Condition ?? {}).flatMap((keys) => Object.values(keys));
        for (const list of [toArray(Action), toArray(Resource), ...values.map(toArray)])
          expect(new Set(list).size).toBe(list.length);
      }
    }),
  );
});

test('Sids are unique and of letters and digits', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const document of documentsOf(compose(answers))) {
        const sids = document.document.Statement.map((statement) => statement.Sid ?? '');
        expect(new Set(sids).size).toBe(sids.length);
        for (const sid of sids) expect(sid).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
      }
    }),
  );
});

test('no action has a wildcard, and a resource only where its ID cannot be known', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const open = answers.scenario === 'organization' ? [...OPEN_ENDED, ...OF_ORGANIZATION] : OPEN_ENDED;
      for (const statement of grantingStatements(compose(answers))) {
        // A Deny may name what is not there yet: a pattern in it closes, and has no effect.
        if (statement.Effect === 'Deny') continue;
        for (const action of toArray(statement.Action)) expect(action).not.toMatch(/[*?]/);
        for (const resource of toArray(statement.Resource)) {
          if (resource === '*') {
            expect(toArray(statement.Action).filter((action) => !NO_RESOURCE.has(action))).toEqual([]);
          } else if (/[*?]/.test(resource)) {
            expect(
              open.some((pattern) => pattern.test(resource)),
              resource,
            ).toBe(true);
          }
        }
      }
    }),
  );
});

test('a permissions policy never passes its size limit', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const document of documentsOf(compose(answers))) {
        if (document.type !== 'identity') continue;
        expect(nonWhitespaceLength(print(document.document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.identity);
      }
    }),
  );
});

test('every statement knows why it is there', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const document of documentsOf(compose(answers))) {
        expect(document.whys.length).toBe(document.document.Statement.length);
        for (const why of document.whys.flat()) {
          // AWS's pages on its images moved from its documentation to its own pages on GitHub.
          expect(why.page).toMatch(
            // AWS’s own pages on its containers and its Python SDK stand elsewhere.
            /^https:\/\/(?:docs\.aws\.amazon\.com|aws\.github\.io\/deep-learning-containers|sagemaker\.readthedocs\.io)\//,
          );
          expect(Math.min(why.answers.length, why.calls.length, why.text.length)).toBeGreaterThan(0);
        }
      }
    }),
  );
});

/** Actions that S3 checks on the bucket. */
const BUCKET_ACTIONS = new Set([
  's3:CreateBucket',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListBucketVersions',
  's3:GetBucketCORS',
  's3:GetBucketLocation',
]);

test('buckets are listed on the bucket and read below it, never the other way round', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const statement of statementsOf(compose(answers))) {
        // A bucket policy that denies, or leaves reads to access points, names the bucket and its objects together.
        if (statement.Principal === '*' || JSON.stringify(statement.Principal) === '{"AWS":"*"}') continue;
        for (const resource of toArray(statement.Resource).filter((arn) => arn.includes(':s3:::'))) {
          const onObjects = resource.includes('/');
          expect(toArray(statement.Action).every((action) => BUCKET_ACTIONS.has(action) !== onObjects)).toBe(
            true,
          );
        }
      }
    }),
  );
});

test('the account and organization of foundation models are never asked for', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const statement of statementsOf(compose(answers))) {
        const models = toArray(statement.Resource).filter((arn) => arn.includes(':foundation-model/'));
        if (models.length === 0) continue;
        expect(JSON.stringify(statement.Condition ?? {})).not.toMatch(/aws:Resource/);
        for (const model of models) expect(parseArn(model)?.account).toBe('');
      }
    }),
  );
});

test('PassRole names roles of the kit, and their service where AWS documents one', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const statement of statementsOf(kit).filter((each) =>
        toArray(each.Action).includes('iam:PassRole'),
      )) {
        expect(statement.Action).toBe('iam:PassRole');
        const own = createdRoles(kit).map((role) => role.arn);
        // The delegated admin of app roles passes those below the path.
        if (kit.scenario === 'app-boundary') expect(statement.Resource).toMatch(/:role\/.+\/\*$/);
        else for (const resource of toArray(statement.Resource)) expect(own).toContain(resource);
        // AWS documents no service for the role of an OpenSearch connector, or of a job of AWS Batch.
        const services = toArray(statement.Condition?.['StringEquals']?.['iam:PassedToService']);
        const undocumented =
          kit.scenario.startsWith('opensearch') || readAnswers(answers).view.entity.id === 'batch-job';
        expect(services.length === 0).toBe(undocumented);
      }
    }),
  );
});

test('twenty long buckets are split over policies without losing one', () => {
  const buckets = Array.from(
    { length: 20 },
    (_, i) => `weights-${i}-${'x'.repeat(40)}/${'deep/'.repeat(30)}${i}`,
  );
  const kit = compose(setAnswer(startAnswers('host-ec2'), 'weights', buckets));
  const { permissions } = kit.roles[0]!;
  expect(permissions.length).toBeGreaterThan(1);
  const read = permissions
    .flatMap((policy) => policy.document.Statement)
    .filter((statement) => toArray(statement.Action).includes('s3:GetObject'))
    .flatMap((statement) => toArray(statement.Resource));
  expect(read.toSorted()).toEqual(buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`).toSorted());
  expect(permissions.map((policy) => policy.name).join()).toBe(
    'DeepSeekEc2RolePolicy,DeepSeekEc2RolePolicy-2,DeepSeekEc2RolePolicy-3'
      .split(',')
      .slice(0, permissions.length)
      .join(),
  );
});

test('scenarios name questions that exist, and starting values that fit them', () => {
  for (const scenario of scenarios.all()) {
    const named = [...scenario.fields, ...Object.keys(scenario.initial)];
    expect(named.filter((id) => !isFieldId(id))).toEqual([]);
  }
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html#API_CreateRole_RequestParameters */
const ROLE_DESCRIPTION = /^[\t\n\r -~\u00a1-\u00ff]{0,1000}$/;

test('IAM accepts the description of every role: it refuses curly quotation marks', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { description } of createdRoles(compose(answers)))
        expect(description).toMatch(ROLE_DESCRIPTION);
    }),
    { numRuns: runs(300) },
  );
});
