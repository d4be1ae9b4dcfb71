// Claims of web identity tokens as calls for a role of the kit.
import { readReference } from 'virtual:reference-files';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { readClaims, readToken } from './token.ts';
import { tryCall } from './try-call.ts';

const reference = createReference(readReference('index') as IndexFile);
reference.add('sts', readReference('sts') as ServiceFile);

const environmentFor = (values: Answers['values']) => {
  const answers: Answers = { ...startAnswers('invoke'), values };
  return environmentOf(compose(answers), kitAccountOf(answers));
};
const GITHUB = environmentFor({
  entity: 'github',
  githubRepository: 'octo-org/octo-repo',
  githubSubject: 'name',
});
const EKS_ISSUER = 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';
const IRSA = environmentFor({
  entity: 'eks-irsa',
  eksIssuer: `https://${EKS_ISSUER}`,
  namespace: 'ai',
  serviceAccount: 'chat',
});
const ISSUER = 'token.actions.githubusercontent.com';

const CLAIMS = {
  iss: `https://${ISSUER}`,
  aud: 'sts.amazonaws.com',
  sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  repository_id: '456789',
  ref: 'refs/heads/main',
  run_id: '42',
  exp: 1_900_000_000,
};

const asJwt = (claims: object): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
};

const callOf = (text: string, environment = GITHUB) => {
  const { token, problem } = readToken(text, environment, '', reference);
  expect(problem).toBeUndefined();
  return token!;
};

describe('a token of GitHub', () => {
  test('becomes a call with the claims that AWS has keys for', () => {
    const { call, unusedClaims } = callOf(asJwt(CLAIMS));
    expect(call).toMatchObject({
      principal: {
        caller: { kind: 'web-identity', provider: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` },
      },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::111122223333:role/DeepSeekInvoke',
      context: {
        [`${ISSUER}:aud`]: 'sts.amazonaws.com',
        [`${ISSUER}:sub`]: 'repo:octo-org/octo-repo:ref:refs/heads/main',
        [`${ISSUER}:repository_id`]: '456789',
        [`${ISSUER}:ref`]: 'refs/heads/main',
      },
    });
    expect(unusedClaims).toEqual(['run_id']);
  });

  test('is allowed in, and denied for another branch with the key that fails', () => {
    expect(tryCall(GITHUB, callOf(asJwt(CLAIMS)).call).outcome?.decision).toBe('allowed');
    const wrong = callOf(asJwt({ ...CLAIMS, sub: 'repo:octo-org/octo-repo:ref:refs/heads/dev' }));
    const { outcome } = tryCall(GITHUB, wrong.call);
    expect(outcome?.decision).toBe('implicitlyDenied');
    const failed = outcome!.reasons.flatMap(({ conditions }) =>
      conditions.filter(({ result }) => result === 'no'),
    );
    expect(failed).toMatchObject([
      { key: `${ISSUER}:sub`, seen: ['repo:octo-org/octo-repo:ref:refs/heads/dev'] },
    ]);
  });

  test.each([
    ['the whole token', asJwt(CLAIMS)],
    ['in an Authorization header', `Bearer ${asJwt(CLAIMS)}`],
    ['in quotes', `"${asJwt(CLAIMS)}"`],
    ['broken over lines', asJwt(CLAIMS).replace(/.{60}/g, '$&\n')],
    ['in GitHub’s answer', JSON.stringify({ count: 1, value: asJwt(CLAIMS) })],
    ['as claims', JSON.stringify(CLAIMS, null, 2)],
  ])('%s reads the same', (_, text) => {
    expect(callOf(text).call).toEqual(callOf(asJwt(CLAIMS)).call);
  });
});

test('a service account token of EKS names the service account', () => {
  const claims = {
    iss: `https://${EKS_ISSUER}`,
    aud: ['sts.amazonaws.com'],
    sub: 'system:serviceaccount:ai:chat',
    'kubernetes.io': { namespace: 'ai' },
  };
  const { call, unusedClaims } = callOf(asJwt(claims), IRSA);
  expect(tryCall(IRSA, call).outcome?.decision).toBe('allowed');
  expect(unusedClaims).toEqual(['kubernetes.io']);
  const other = callOf(asJwt({ ...claims, sub: 'system:serviceaccount:default:chat' }), IRSA);
  expect(tryCall(IRSA, other.call).outcome?.decision).toBe('implicitlyDenied');
});

test('an authorized party takes the place of the audience', () => {
  const { call } = callOf(
    JSON.stringify({ iss: 'https://accounts.google.com', aud: 'a', azp: 'b', sub: '1' }),
  );
  expect(call.principal).toEqual({ caller: { kind: 'web-identity', provider: 'accounts.google.com' } });
  expect(call.context).toMatchObject({ 'accounts.google.com:aud': 'b', 'accounts.google.com:oaud': 'a' });
});

describe('text that is not a token gets a message that says what to paste', () => {
  test.each([
    ['', 'Paste the whole token'],
    ['hello', 'This is not a token'],
    ['{"iss": ', 'This is not valid JSON'],
    ['a.b.c.d.e', 'encrypted'],
    ['abc.###.def', 'This is not a token'],
    ['abc.YWJj.def', 'has no claims'],
    ['<Assertion/>', 'SAML'],
  ])('%j', (text, says) => {
    expect(readToken(text, GITHUB, '', reference).problem).toContain(says);
  });
  test.each([
    ['{"sub": "me"}', 'no issuer'],
    ['{"iss": "not an address"}', 'is not an issuer'],
  ])('%j', (text, says) => {
    expect(readToken(text, GITHUB, '', reference).problem).toContain(says);
  });
});

test('claims keep the letters of all scripts, and nothing throws', () => {
  const claims = fc.record({
    iss: fc.constant('https://idp.example.com'),
    sub: fc.string({ unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(claims, fc.string(), (given, noise) => {
      const read = readClaims(asJwt(given));
      expect('claims' in read && read.claims['sub']).toBe(given.sub);
      expect(() => readToken(noise, GITHUB, noise, reference)).not.toThrow();
    }),
  );
});
