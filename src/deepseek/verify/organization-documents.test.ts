// Documents of an organization other than service control policies: what they say, and whom they keep out.
import { describe, expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { kitOf, statementsOf, OTHER, ACCOUNT } from '#deepseek/compose/testing/kits.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { RCP_SERVICES } from '#iam/facts/rcp-services.ts';
import { print } from '#iam/policy/print.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { reference } from '#iam/rules/testing/service-reference.ts';
import { readRequest } from '#iam/request/request.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';

const ORG = 'o-a1b2c3d4e5';
const GUARDRAIL = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;
const textOf = (kit: RoleKit, id: string): string =>
  print(documentsOf(kit).find((document) => document.id === id)!.document);

describe('the Amazon Bedrock policy', () => {
  const base = { organizationId: ORG, policyGuardrails: [`${GUARDRAIL}:3`] };

  test('names the version of the guardrail in its Region, and no statements', () => {
    const text = textOf(kitOf('enforce-guardrail', base), 'bedrock-policy');
    expect(JSON.parse(text)).toEqual({
      bedrock: {
        guardrail_inference: {
          'us-east-1': {
            config_1: {
              identifier: { '@@assign': `${GUARDRAIL}:3` },
              selective_content_guarding: {
                system: { '@@assign': 'comprehensive' },
                messages: { '@@assign': 'comprehensive' },
              },
            },
          },
        },
      },
    });
    expect(checkText('bedrock-policy', text).findings).toEqual([]);
  });

  test('lists models only where some are left out', () => {
    const models = (values: object) =>
      JSON.parse(textOf(kitOf('enforce-guardrail', { ...base, ...values }), 'bedrock-policy')).bedrock
        .guardrail_inference['us-east-1'].config_1.model_enforcement;
    expect(models({ unguardedModels: ['cohere.embed-english-v3'] })).toEqual({
      included_models: { '@@assign': ['ALL'] },
      excluded_models: { '@@assign': ['cohere.embed-english-v3'] },
    });
    expect(models({ guardedModels: 'deepseek', guardedDeepSeek: ['r1'] })).toEqual({
      included_models: { '@@assign': ['deepseek.r1-v1:0'] },
      excluded_models: { '@@assign': [] },
    });
  });

  test.each([
    ['deepseek.v3.2', { unguardedModels: ['deepseek.v3.2', 'cohere.embed-english-v3'] }, true],
    ['deepseek.v3.2', { guardedModels: 'deepseek', guardedDeepSeek: ['v3.2', 'r1'] }, true],
    ['cohere.embed-english-v3', { unguardedModels: ['cohere.embed-english-v3'] }, false],
  ] as const)('says that %s may not fit into a list of models: %j', (id, values, isSaid) => {
    const said = (scenario: ScenarioId) =>
      kitOf(scenario, { ...base, ...values, enforceBedrock: true }).notices.find(
        (notice) => notice.id === 'dotted-models',
      )?.text ?? '';
    expect(said('enforce-guardrail').includes(id)).toBe(isSaid);
    if (!('guardedModels' in values)) expect(said('organization').includes(id)).toBe(isSaid);
  });

  test('comes with the policy that shares the guardrail, and says which guardrails cannot be used', () => {
    const other = `arn:aws:bedrock:eu-north-1:${OTHER}:guardrail/gr9z8y7x6w5v:1`;
    const kit = kitOf('enforce-guardrail', { ...base, policyGuardrails: [...base.policyGuardrails, other] });
    expect(kit.policies.map(({ target }) => target.kind)).toEqual(['organization', 'guardrail']);
    expect(kit.notices.map(({ id }) => id)).toContain('several-owners');
    expect(kit.nextSteps.map(({ id }) => id)).toContain('callers-apply');
    const draft = kitOf('enforce-guardrail', { ...base, policyGuardrails: [`${GUARDRAIL}:DRAFT`] });
    expect(draft.problems.length).toBe(1);
  });

  // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-resource-based-policies.html
  test('its administrator may also share the profile of a cross-Region guardrail', () => {
    const profiles = statementsOf(kitOf('enforce-guardrail', base)).filter(({ Resource }) =>
      JSON.stringify(Resource).includes(`${ACCOUNT}:guardrail-profile/`),
    );
    expect(profiles.flatMap(({ Action }) => Action)).toContain('bedrock:PutResourcePolicy');
  });
});

describe('the resource control policy', () => {
  const kit = kitOf('weights-perimeter', {
    organizationId: ORG,
    perimeterPartners: [OTHER],
    perimeterGithub: ['acme-ai'],
  });
  const rcp: unknown = JSON.parse(textOf(kit, 'weights-rcp'));
  const open = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  };
  const decision = (request: object, resource: object = open): string => {
    const read = readRequest({ resourceAccount: ACCOUNT, ...request });
    if (read.problems) throw new Error(JSON.stringify(read.problems));
    return decide(read.value, { resource, rcps: [[open, rcp]] }, { rcpServices: RCP_SERVICES }).decision;
  };
  const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::acme-weights/a', resourceAccount: ACCOUNT };
  const service = (context: object) => ({
    ...read,
    principal: 'logging.s3.amazonaws.com',
    context: { 'aws:PrincipalIsAWSService': 'true', 'aws:SecureTransport': 'true', ...context },
  });

  test('a service passes for the organization, for a partner and for nobody, not for a stranger', () => {
    const source = (account: string, org: string) =>
      decision(service({ 'aws:SourceAccount': account, 'aws:SourceOrgID': org }));
    expect(source(ACCOUNT, ORG)).toBe('allowed');
    expect(source(OTHER, 'o-zzzzzzzzzz')).toBe('allowed');
    expect(source('999988887777', 'o-zzzzzzzzzz')).toBe('explicitlyDenied');
    expect(decision(service({ 'aws:SourceAccount': '999988887777' }))).toBe('explicitlyDenied');
    expect(decision(service({}))).toBe('allowed');
  });

  test('a bucket that is open to everyone is closed to strangers and to unsigned requests', () => {
    const context = { 'aws:SecureTransport': 'true', 'aws:PrincipalIsAWSService': 'false' };
    expect(decision({ ...read, principal: 'anonymous', context })).toBe('explicitlyDenied');
  });

  test('only workflows of the own GitHub organization assume roles, in both forms of the subject', () => {
    const provider = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
    const role = `arn:aws:iam::${ACCOUNT}:role/DeepSeekApp`;
    const trust = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        // Too wide, but AWS asks for the subject.
        Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } },
      },
    };
    const assume = (sub: string) =>
      decision(
        {
          principal: { kind: 'web-identity', provider },
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: role,
          context: { 'token.actions.githubusercontent.com:sub': sub },
        },
        trust,
      );
    expect(assume('repo:acme-ai/app:ref:refs/heads/main')).toBe('allowed');
    expect(assume('repo:acme-ai@12/app@34:ref:refs/heads/main')).toBe('allowed');
    expect(assume('repo:acme-ai-evil/app:ref:refs/heads/main')).toBe('explicitlyDenied');
  });

  test('every service that it can name supports resource control policies', () => {
    for (const prefix of RCP_SERVICES) expect(reference.rcpServices, prefix).toContain(prefix);
    for (const prefix of ['bedrock', 'sagemaker'])
      expect(reference.rcpServices, prefix).not.toContain(prefix);
  });
});
