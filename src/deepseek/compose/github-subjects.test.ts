// Subjects of GitHub tokens: names can match another owner after a rename, IDs cannot.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
import { expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { answersOf, idsOf, kitOf, mainTrust } from './testing/kits.ts';

const GITHUB = 'token.actions.githubusercontent.com';
const ENTERPRISE = `${GITHUB}/acme`;
const SERVER = 'github.example.com/_services/token';

const kit = (githubIssuer: string, githubSubject?: string) =>
  kitOf('invoke', { entity: 'github', githubIssuer, ...(githubSubject && { githubSubject }) });

test('an enterprise’s own issuer starts with the form with IDs: IAM pins no repository there', () => {
  expect(JSON.stringify(mainTrust(kit(ENTERPRISE)).Condition)).not.toMatch(/repo:[^@"]+"/);
  expect(idsOf(kit(ENTERPRISE).notices)).not.toContain('github-names');
});

test.each([
  [GITHUB, 'both', false],
  [GITHUB, 'id', false],
  [GITHUB, 'name', true],
  [ENTERPRISE, 'both', true],
  [ENTERPRISE, 'id', false],
  [ENTERPRISE, 'name', true],
  [SERVER, 'name', true],
])('with the issuer %s and the form %s it is said that names alone are trusted: %j', (issuer, form, said) => {
  expect(idsOf(kit(issuer, form).notices).includes('github-names')).toBe(said);
});

test('Enterprise Server sends no IDs, so a role that trusted them alone would trust no job', () => {
  const server = kit(SERVER, 'id');
  expect(server.problems).toMatchObject([{ field: 'githubSubject', message: /names only/ }]);
  expect(JSON.stringify(mainTrust(server))).not.toContain('@');
  expect(server.notices.find(({ id }) => id === 'github-names')?.text).not.toContain('with IDs');
});

test('the commands of an enterprise on GHE.com ask its own host', () => {
  const githubIssuer = 'token.actions.example.ghe.com/acme';
  const step = kit(githubIssuer).nextSteps.find(({ id }) => id === 'github-subject');
  const asks = 'gh api --hostname example.ghe.com repos/';
  expect(step?.code).toContain(asks);
  const view = viewOf(answersOf('invoke', { entity: 'github', githubIssuer }));
  for (const id of ['githubOwnerId', 'githubRepositoryId'] as const) {
    const field = fieldOf(id);
    expect(field.kind === 'text' && field.find?.(view)).toContain(asks);
  }
});

test('a Region-limiting policy exempts both profiles that a call of R1 may name', () => {
  const steps = kitOf('invoke-app-profiles', { profileModels: ['r1'] }).nextSteps;
  const code = steps.find(({ id }) => id === 'profile-regions')?.code ?? '';
  for (const profile of ['inference-profile/us.deepseek.r1-v1:0', 'application-inference-profile/*'])
    expect(code).toContain(`arn:aws:bedrock:SOURCE-REGION:*:${profile}`);
});

test('a branch pasted where a tag is asked for trusts no tag of that name', () => {
  const branch = kitOf('invoke', { entity: 'github', githubTail: 'tag', githubRef: 'refs/heads/main' });
  expect(branch.problems).toMatchObject([{ field: 'githubRef', raw: 'refs/heads/main' }]);
  expect(JSON.stringify(mainTrust(branch))).not.toContain('refs/tags/main');
  const tagged = kitOf('invoke', { entity: 'github', githubTail: 'tag', githubRef: 'refs/tags/v1.0' });
  expect(JSON.stringify(mainTrust(tagged))).toContain(':ref:refs/tags/v1.0');
});
