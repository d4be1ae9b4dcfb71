// What policies of a kit limit and open on its map, and documents as they stand.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentWith, mainRoleWith } from '#deepseek/compose/testing/roles.ts';
import type { PolicyType, Statement } from '#iam/policy/policy.ts';
import { mapOf } from './map-of.ts';
import { kit, sentences } from './testing/sentences.ts';
import type { KitDocument, KitPolicy, PolicyTarget } from '#deepseek/compose/role-kit.ts';
import { runs } from '#workshop/tools/property-runs.ts';

const TARGETS: Readonly<Record<string, PolicyTarget>> = {
  'Bucket policy': { kind: 'bucket', bucket: 'logs', account: '111122223333' },
  'VPC endpoint policy': { kind: 'endpoint', service: 'bedrock-runtime', regions: ['us-east-1'] },
};

const policy = (title: string, type: PolicyType, ...statements: readonly Statement[]): readonly string[] => {
  const own: KitPolicy = {
    id: 'own',
    title,
    name: 'Own',
    attachTo: 'an account',
    target: TARGETS[title] ?? { kind: 'organization' },
    documents: [documentWith('own', type, ...statements)],
    leaves: [],
  };
  return sentences(kit({ policies: [own] }));
};

test('a boundary limits its role, whether the kit holds it or not', () => {
  const limited = mainRoleWith('App', { boundary: 'arn:aws:iam::111122223333:policy/p/Limit' });
  expect(sentences(kit({ roles: [limited] }))).toEqual(['boundary Limit limits App']);
  const own: KitPolicy = {
    id: 'b',
    title: 'Permissions boundary',
    name: 'Limit',
    attachTo: 'the role App',
    target: { kind: 'boundary', path: '/' },
    documents: [documentWith('b', 'identity', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })],
    leaves: [],
  };
  expect(sentences(kit({ roles: [limited], policies: [own] }))).toEqual([
    'Limit limits App',
    'Limit lets pass objects',
  ]);
});

test('an SCP tells what it denies, under which condition, and what it lets pass', () => {
  expect(
    policy(
      'Service control policy',
      'scp',
      { Effect: 'Deny', Action: 'bedrock:*', Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*' },
      {
        Effect: 'Deny',
        Action: 'bedrock-mantle:CreateInference',
        Resource: '*',
        Condition: { StringLike: { 'bedrock-mantle:Model': '*deepseek*' } },
      },
      {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
      {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        NotResource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
      },
    ),
  ).toEqual([
    'Own limits an account',
    'Own denies every DeepSeek model in every Region',
    'Own denies every DeepSeek model on bedrock-mantle',
    'Own denies models, outside us-east-1',
    'Own lets pass DeepSeek-V3.2 in every Region',
    'Own denies other models',
  ]);
});

test('a bucket policy opens its bucket, and says to whom', () => {
  const statement: Statement = {
    Effect: 'Allow',
    Principal: { Service: 'bedrock.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::logs/AWSLogs/*',
  };
  expect(policy('Bucket policy', 'resource', statement)).toEqual([
    'Own opens bucket logs',
    'Bedrock writes through Own',
  ]);
});

test('an endpoint policy lets calls pass, for anyone', () => {
  const statement: Statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 'bedrock:InvokeModel',
    Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  };
  expect(policy('VPC endpoint policy', 'resource', statement)).toEqual([
    'Own lets pass DeepSeek-V3.2 in us-east-1',
  ]);
});

test('an SCP names the roles that it exempts, those of the kit as themselves', () => {
  const exempt = mainRoleWith('App', {});
  const statement: Statement = {
    Effect: 'Deny',
    Action: 'bedrock:InvokeModel',
    Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*',
    Condition: {
      ArnNotLike: { 'aws:PrincipalArn': [exempt.arn, 'arn:aws:iam::*:role/BreakGlass'] },
    },
  };
  const own: KitPolicy = {
    id: 'own',
    title: 'SCP',
    name: 'Own',
    attachTo: 'an account',
    target: { kind: 'organization' },
    documents: [documentWith('own', 'scp', statement)],
    leaves: [],
  };
  const said = sentences(kit({ roles: [exempt], policies: [own] }));
  expect(said).toContain('App is exempt from Own');
  expect(said).toContain('role BreakGlass of any account is exempt from Own');
  expect(said).toContain('Own denies every DeepSeek model in every Region');
});

test('a document is read as it stands, and one with syntax errors has no arrows', () => {
  const app = mainRoleWith('App', {
    permissions: [
      documentWith('App.permissions', 'identity', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
    ],
  });
  const edited = {
    Statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::acme/in/*' },
  };
  const valueIn = ({ id, document }: KitDocument): unknown => (id === 'App.permissions' ? edited : document);
  const map = mapOf(kit({ roles: [app] }), { valueIn });
  const arrow = map.arrows.find(({ calls }) => calls.includes('s3:PutObject'));
  expect(arrow?.statements).toEqual([{ document: 'App.permissions', index: 0 }]);
  const [node] = map.nodes;
  expect(node?.documents?.map(({ edited: isEdited }) => isEdited)).toEqual([false, true]);
  expect(map.nodes.find(({ label }) => label === 'bucket acme')?.detail).toBe('in/*');
  const broken = mapOf(kit({ roles: [app] }), { valueIn: () => undefined });
  expect(broken.arrows).toEqual([]);
  expect(broken.nodes[0]?.documents?.every(({ unreadable }) => unreadable)).toBe(true);
});

test('statements of any shape are read, and none throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const app = mainRoleWith('App', {});
      expect(() => mapOf(kit({ roles: [app] }), { valueIn: () => value })).not.toThrow();
      expect(() => mapOf(kit({ roles: [app] }), { valueIn: () => ({ Statement: value }) })).not.toThrow();
    }),
    { numRuns: runs(200) },
  );
});
