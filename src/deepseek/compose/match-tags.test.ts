// Access by tags: where it applies, what it leaves, and what is said about it.
import { expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from './compose.ts';
import { documentsOf } from './role-kit.ts';

const PROFILE = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6';
const ENDPOINT = 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek';

const base: Answers = {
  scenario: 'invoke-app-profiles',
  values: { appProfiles: [PROFILE], matchTags: ['team', 'Team', 'cost-center'] },
};

const statementsOf = (answers: Answers) =>
  documentsOf(compose(answers)).find(({ id }) => id === 'app.permissions')!.document.Statement;

test('the profile needs the caller’s tags, each key once; the model behind it has none and keeps its own condition', () => {
  const limited = statementsOf(base).filter(({ Condition }) =>
    JSON.stringify(Condition ?? {}).includes('aws:ResourceTag'),
  );
  expect(limited.map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
    [
      PROFILE,
      {
        StringEquals: {
          'aws:ResourceTag/team': '${aws:PrincipalTag/team}',
          'aws:ResourceTag/cost-center': '${aws:PrincipalTag/cost-center}',
        },
      },
    ],
  ]);
});

test('reading the profile is not limited: only calls are', () => {
  const read = statementsOf(base).find(({ Action }) =>
    JSON.stringify(Action).includes('GetInferenceProfile'),
  );
  expect(read?.Condition).toBeUndefined();
});

test('an endpoint and an imported model need them, too; a model of AWS in the same role does not', () => {
  const values = { endpoints: [ENDPOINT], matchTags: ['team'], also: ['invoke'] };
  const tagged = statementsOf({ scenario: 'invoke-sagemaker', values }).map(({ Resource, Condition }) => [
    Resource,
    JSON.stringify(Condition ?? {}).includes('aws:ResourceTag/team'),
  ]);
  expect(tagged).toContainEqual([ENDPOINT, true]);
  expect(tagged).toContainEqual(['arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2', false]);
});

test('a project on bedrock-mantle needs them for inference, beside its models; reading models does not', () => {
  const values = { mantleProjects: ['proj_abc123'], matchTags: ['team'] };
  const statements = statementsOf({ scenario: 'mantle', values });
  const of = (action: string) => statements.find(({ Action }) => [Action].flat().includes(action))?.Condition;
  expect(of('bedrock-mantle:CreateInference')).toEqual({
    StringEquals: {
      'bedrock-mantle:Model': 'deepseek.v3.2',
      'aws:ResourceTag/team': '${aws:PrincipalTag/team}',
    },
  });
  expect(of('bedrock-mantle:ListModels')).toBeUndefined();
});

test('a project is tagged through Cloud Control API, as the AWS CLI has no commands for bedrock-mantle', () => {
  const values = { account: '111122223333', mantleProjects: ['proj_abc123'], matchTags: ['team'] };
  const { nextSteps, notices } = compose({ scenario: 'mantle', values });
  const step = nextSteps.find(({ id }) => id === 'tag-resources');
  expect(step?.code).toBe(
    `aws cloudcontrol update-resource --region us-east-1 --type-name AWS::BedrockMantle::Project --identifier arn:aws:bedrock-mantle:us-east-1:111122223333:project/proj_abc123 --patch-document '[{"op":"add","path":"/Tags","value":[{"Key":"team","Value":"VALUE"}]}]'`,
  );
  expect(step?.text).toContain('replaces');
  expect(notices.map(({ id }) => id)).toContain('match-tags-projects');
  expect(nextSteps.find(({ id }) => id === 'protect-tags')?.code).toContain('"bedrock-mantle:TagResource"');
});

test.each([
  ['mantle', {}],
  ['mantle', { mantleProjects: ['proj_abc123', 'default'] }],
  ['api-keys', { keyEndpoints: ['mantle'] }],
] as const)('the default project has no tags, so that no call of it matches: %s %j', (scenario, values) => {
  const kit = compose({ scenario, values: { ...values, matchTags: ['team'] } });
  const notice = kit.notices.find(({ id }) => id === 'match-tags-default');
  expect(notice?.stops?.fields).toContain('mantleProjects');
  expect(kit.nextSteps.find(({ id }) => id === 'tag-resources')?.code ?? '').not.toContain('project/default');
});

test('a project of one’s own can match', () => {
  const kit = compose({
    scenario: 'mantle',
    values: { mantleProjects: ['proj_abc123'], matchTags: ['team'] },
  });
  expect(kit.notices.map(({ id }) => id)).not.toContain('match-tags-default');
});

test('it is asked only where something with tags is called', () => {
  expect(viewOf({ scenario: 'invoke', values: {} }).asks('matchTags')).toBe(false);
  expect(viewOf({ scenario: 'invoke-r1', values: {} }).asks('matchTags')).toBe(false);
  const keys = (keyEndpoints: readonly string[]) =>
    viewOf({ scenario: 'api-keys', values: { keyEndpoints } }).asks('matchTags');
  expect([keys(['runtime']), keys(['mantle'])]).toEqual([false, true]);
  const pasted = (arn: string) =>
    viewOf({ scenario: 'invoke-arns', values: { modelArns: [arn] } }).asks('matchTags');
  expect(pasted('arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2')).toBe(false);
  expect(pasted(PROFILE)).toBe(true);
});

test('a role without the tag is told; with the tag, or with session tags, it is not', () => {
  const said = (values: Answers['values']) =>
    compose({ ...base, values: { ...base.values, matchTags: ['team'], ...values } }).notices.some(
      ({ id }) => id === 'match-tags-caller',
    );
  expect(said({})).toBe(true);
  expect(said({ tags: ['Team=payments'] })).toBe(false);
  expect(said({ entity: 'tagged-role', sessionTagKeys: ['team'] })).toBe(false);
  expect(said({ entity: 'eks-pods', matchTags: ['kubernetes-namespace'] })).toBe(false);
  expect(said({ entity: 'roles-anywhere', matchTags: ['x509Subject/CN'] })).toBe(false);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html: the trust policy must allow sts:TagSession.
test.each(['own-role', 'account', 'mfa-user', 'github', 'eks-irsa', 'eks-pods', 'tagged-role', 'lambda'])(
  'no session of a role for %s has another tag, so that it must be on the role',
  (entity) => {
    const values = { ...base.values, entity, matchTags: ['team'], sessionTagKeys: ['tenant'] };
    const notice = compose({ ...base, values }).notices.find(({ id }) => id === 'match-tags-caller');
    expect(notice?.stops?.fields).toContain('tags');
  },
);

test('the steps tag what is called, and keep the tags from others', () => {
  const { nextSteps } = compose({ ...base, values: { ...base.values, matchTags: ['team'] } });
  expect(nextSteps.find(({ id }) => id === 'tag-resources')?.code).toBe(
    `aws bedrock tag-resource --region us-east-1 --resource-arn ${PROFILE} --tags key=team,value=VALUE`,
  );
  const protect = nextSteps.find(({ id }) => id === 'protect-tags');
  for (const action of ['sagemaker:DeleteTags', 'sts:TagSession'])
    expect(protect?.code).toContain(`"${action}"`);
  expect(protect?.text).toContain('session tags');
});
