// Answers whose kits hold, between them, every kind of thing that an exporter makes.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Edits } from '#deepseek/export/export-kit.ts';

export const SAMPLES = {
  /** A role with everything that a role can have, and an instance profile. */
  instance: {
    scenario: 'invoke',
    values: {
      entity: 'ec2',
      account: '222233334444',
      makeBoundary: true,
      path: '/team/',
      description: 'Runs "it"',
      tags: ['team=a', 'cost center=b'],
    },
  },
  /** Callers with names, in the account of the role and in another. */
  callers: {
    scenario: 'invoke',
    values: {
      entity: 'account',
      account: '222233334444',
      makeBoundary: true,
      description: '',
      trustedPrincipals: [
        'arn:aws:iam::444455556666:role/App',
        'arn:aws:iam::444455556666:role/Web',
        'arn:aws:iam::444455556666:user/u',
        'arn:aws:iam::222233334444:role/DeepSeekInvoke',
      ],
    },
  },
  permissionSets: { scenario: 'invoke', values: { entity: 'identity-center' } },
  /** Callers whom the user of the file names, in an account that is open. */
  openCallers: { scenario: 'invoke', values: { entity: 'account' } },
  /** The bucket of another account. */
  bucket: {
    scenario: 'import',
    values: { account: '111122223333', ownerAccount: '444455556666' },
  },
  endpoint: { scenario: 'endpoint-policy', values: {} },
  /** A gateway endpoint and an interface endpoint, in two Regions. */
  endpoints: {
    scenario: 'endpoint-policy',
    values: { endpointServices: ['runtime', 's3'], regions: ['us-east-1', 'us-west-2'] },
  },
  guardrail: { scenario: 'share-guardrail', values: {} },
  /** Guardrails in two Regions of one account. */
  guardrails: {
    scenario: 'share-guardrail',
    values: {
      organizationId: 'o-a1b2c3d4e5',
      orgGuardrails: ['us-east-1', 'eu-north-1'].map(
        (region) => `arn:aws:bedrock:${region}:444455556666:guardrail/gr1a2b3c4d5e`,
      ),
    },
  },
  repository: {
    scenario: 'host-ec2',
    values: {
      account: '111122223333',
      regions: ['us-west-2'],
      sharedRepositories: ['arn:aws:ecr:us-west-2:444455556666:repository/ml/vllm'],
    },
  },
  organization: { scenario: 'deny-deepseek', values: {} },
  session: {
    scenario: 'invoke',
    values: { entity: 'own-role', models: ['v3.2'], also: ['invoke-r1'], sessionPolicy: true },
  },
  /** A condition key with a parameter in its name. */
  issuer: { scenario: 'invoke', values: { entity: 'eks-irsa', account: '222233334444' } },
  /** A role whose trust policy is edited so that no construct of a higher level can hold it. */
  plainRole: {
    scenario: 'invoke',
    values: {
      entity: 'identity-center',
      account: '222233334444',
      boundary: 'arn:aws:iam::222233334444:policy/team/Limit',
      path: '/team/',
      description: '',
      tags: ['team=a'],
      sessionDuration: '5400',
    },
  },
  /** A session that is no whole number of hours, and a boundary that exists. */
  bounded: {
    scenario: 'invoke',
    values: {
      entity: 'identity-center',
      account: '222233334444',
      boundary: 'arn:aws:iam::222233334444:policy/team/Limit',
      sessionDuration: '5400',
    },
  },
  /** Documents with hand edits: one that a data source and a PolicyStatement can hold, and one that they cannot. */
  edited: { scenario: 'invoke', values: { entity: 'ec2', account: '222233334444' } },
} as const satisfies Readonly<Record<string, Answers>>;

export type Sample = keyof typeof SAMPLES;

const statement = (more: object): object => ({ Sid: 'A', Effect: 'Deny', Action: 'sts:*', ...more });

export const EDITS: { readonly [K in Sample]?: Edits } = {
  plainRole: {
    'app.trust': JSON.stringify({
      Version: '2012-10-17',
      Statement: statement({ Principal: {}, Note: 'x' }),
    }),
  },
  edited: {
    'app.permissions': JSON.stringify({
      Id: 'mine',
      Statement: [
        statement({
          Condition: {
            StringNotLike: { 'aws:username': ['${aws:username}-x', 'y'], 'aws:PrincipalTag/a': 'b' },
            Bool: { 'aws:SecureTransport': 'false' },
          },
          NotResource: ['*'],
        }),
        { Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: 'arn:aws:s3:::a/${aws:username}' },
      ],
      Version: '2012-10-17',
    }),
    'app.trust': JSON.stringify({
      Note: [1, null, {}, []],
      Statement: statement({ Principal: { AWS: '*', Service: ['a.b', 'c'] }, 'x-y': true }),
      Version: '2012-10-17',
    }),
  },
};
