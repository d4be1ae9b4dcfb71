// CloudFormation templates: declared parameters, strings with functions, and YAML that all readers agree on.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { Edits } from '#deepseek/export/export-kit.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { Choices } from '#deepseek/export/exporter.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { substituted, textValue } from './sub.ts';
import { members, type TemplateValue } from './value.ts';
import { yamlTemplate } from './yaml.ts';
import { cloudFormation } from './cloudformation.ts';

const textsOf = (answers: Answers, choices?: Choices, edits?: Edits): readonly string[] =>
  cloudFormation.files(usableKit(answers, edits), choices).map(({ text }) => text);

/** Every logical ID that a template in JSON refers to, by itself or within text. */
function references(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => {
    if (name === 'Ref') return [String(held)];
    if (name === 'Fn::GetAtt') return [String(held[0])];
    if (name !== 'Fn::Sub') return references(held);
    const text: string = typeof held === 'string' ? held : held[0];
    return [...text.matchAll(/\$\{([^}!]+)\}/g)].map(([, id = '']) => id);
  });
}

test('parameters are declared if and only if they are used', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom('managed', 'inline'), (answers, policies) => {
      for (const text of textsOf(answers, { policies, syntax: 'json' })) {
        const { Parameters = {}, Conditions = {}, Resources, Outputs = {} } = JSON.parse(text);
        const used = new Set(references([Conditions, Resources, Outputs]));
        for (const name of Object.keys(Parameters)) expect(used).toContain(name);
        for (const id of used)
          expect(
            Object.hasOwn(Parameters, id) || Object.hasOwn(Resources, id) || /^AWS::|^Dollar$/.test(id),
          ).toBe(true);
      }
    }),
    { numRuns: runs(60) },
  );
});

test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'])(
  'the boundary and the policy of its admin name no partition and no account as text (%s)',
  (governPartition) => {
    const answers = { ...startAnswers('app-boundary'), values: { governPartition } };
    const [text = ''] = textsOf(answers, { syntax: 'json' });
    expect(JSON.stringify(JSON.parse(text).Resources)).not.toMatch(/arn:aws|\d{12}/);
  },
);

// cfn-lint calls an ARN with a written partition I3042.
test('no kit has the partition as text, or the account where it is open', () => {
  const everyStart = scenarios.all().flatMap(({ id, entities }) =>
    (entities.length > 0 ? entities : ['']).map((entity): Answers => ({
      scenario: id,
      values: entity === '' ? {} : { entity },
    })),
  );
  for (const answers of [...everyStart, ...fc.sample(completeAnswers, 60)])
    for (const policies of ['managed', 'inline']) {
      const kit = usableKit(answers);
      const { partition, account, accountOpen } = kit.home;
      for (const { text } of cloudFormation.files(kit, { syntax: 'json', policies })) {
        const { Resources, Outputs = {} } = JSON.parse(text);
        const made = JSON.stringify([Resources, Outputs]);
        expect(made).not.toContain(`arn:${partition}:`);
        if (accountOpen) expect(made).not.toContain(account);
      }
    }
});

describe('Fn::Sub', () => {
  const ids = () => 'AWS::AccountId';
  const after = (text: string): TemplateValue =>
    textValue([{ kind: 'literal', text }, { kind: 'account' }], ids);

  test.each<[string, TemplateValue]>([
    ['a/', { kind: 'function', name: 'Sub', of: 'a/${AWS::AccountId}' }],
    ['${aws:username}/', { kind: 'function', name: 'Sub', of: '${!aws:username}/${AWS::AccountId}' }],
    ['${*}', { kind: 'function', name: 'Sub', of: '${!*}${AWS::AccountId}' }],
  ])('behind %j', (text, value) => {
    expect(after(text)).toEqual(value);
  });

  test.each(['${', '${!x}', '${a${b}', '$'])(
    'a $ in %j that ! cannot escape comes from a variable',
    (text) => {
      expect(after(text)).toMatchObject({
        name: 'Sub',
        of: { items: [expect.stringContaining('${Dollar}'), members({ Dollar: '$' })] },
      });
    },
  );

  test('text without parameters is a plain string', () => {
    expect(textValue([{ kind: 'literal', text: '${aws:username}' }], ids)).toBe('${aws:username}');
    expect(textValue([], ids)).toBe('');
    expect(textValue([{ kind: 'account' }], ids)).toMatchObject({ name: 'Ref', of: 'AWS::AccountId' });
    expect(substituted([{ kind: 'account' }], ids)).toMatchObject({ name: 'Sub', of: '${AWS::AccountId}' });
  });
});

describe('YAML', () => {
  const strings = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '2012-10-17',
      '1:30',
      '0x1F',
      '010',
      '1e3',
      '.5',
      '~',
      'null',
      'yes',
      'No',
      'y',
      'off',
      '=',
      '<<',
      '- a',
      'a: b',
      'a #b',
      '!Sub x',
      '*',
      '&a',
      '%a',
      '',
      ' ',
      'a\n',
      '\u2028',
      '\u0085',
      '\ufeff',
      '\u202e',
      'true',
      '.inf',
      '12_3',
    ),
  );

  test('readers of YAML 1.1 and 1.2 read every string as that string', () => {
    fc.assert(
      fc.property(strings, strings, (key, text) => {
        const written = yamlTemplate(
          members({ A: { kind: 'members', members: [{ name: key, value: text }] } }),
          [],
        );
        for (const version of ['1.1', '1.2'] as const) {
          const document = parseDocument(written, { version });
          expect(document.errors).toEqual([]);
          expect(document.toJS({ mapAsMap: true })).toEqual(new Map([['A', new Map([[key, text]])]]));
        }
      }),
    );
  });

  test('the version of a policy is quoted, and no line is folded', () => {
    const [text = ''] = textsOf({ scenario: 'invoke', values: { entity: 'identity-center' } });
    expect(text).toContain('Version: "2012-10-17"\n');
    expect(text).toMatch(/- !Sub "arn:.{100,}"\n/);
  });
});

test('a document with a parameter in a condition key is JSON text', () => {
  const [text = ''] = textsOf({ scenario: 'invoke', values: { entity: 'eks-irsa' } }, { syntax: 'json' });
  const { AssumeRolePolicyDocument } = JSON.parse(text).Resources.AppRole.Properties;
  expect(JSON.parse(AssumeRolePolicyDocument['Fn::Sub']).Statement[0].Condition.StringEquals).toEqual({
    '${EksIssuer}:aud': 'sts.amazonaws.com',
    '${EksIssuer}:sub': 'system:serviceaccount:${Namespace}:${ServiceAccount}',
  });
});

test('policies refer to their role, and the role to none of them', () => {
  const [text = ''] = textsOf({ scenario: 'import', values: {} }, { syntax: 'json' });
  const { Resources } = JSON.parse(text);
  expect(Resources.ServicePermissionsPolicy.Properties.Roles).toEqual([{ Ref: 'ServiceRole' }]);
  expect(references(Resources.ServiceRole)).not.toContain('ServicePermissionsPolicy');
  expect(references(Resources.OperatorPermissionsPolicy)).toContain('ServiceRole');
});

test('each account has a template, and the account of the role is a parameter in the other', () => {
  const files = cloudFormation.files(usableKit({ scenario: 'opensearch-accounts', values: {} }));
  expect(files.map(({ name }) => name)).toEqual(['template.yaml', 'template-account-444455556666.yaml']);
  expect(files[1]?.text).toContain('${RoleAccountId}:role/OpenSearchDeepSeekConnectorRole');
  expect(files[1]?.text).not.toContain('AWS::AccountId');
});

test('an edited document keeps all its members, unknown ones too', () => {
  const edited = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      NotPrincipal: { AWS: '*' },
      Action: '*',
      Resource: '${x}',
      Extra: [1, true, null],
    },
  };
  const [text = ''] = textsOf(
    { scenario: 'import', values: {} },
    { syntax: 'json' },
    { 'operator.permissions': JSON.stringify(edited) },
  );
  expect(JSON.parse(text).Resources.OperatorPermissionsPolicy.Properties.PolicyDocument).toEqual(edited);
});

test('organization policies are attached only to targets given as a parameter', () => {
  const [text = ''] = textsOf({ scenario: 'deny-deepseek', values: {} });
  expect(text).toMatch(/TargetIds:\n {4}Type: CommaDelimitedList\n {4}Description: .+\n {4}Default: ""\n/);
  expect(text).toContain('!Ref AWS::NoValue]');
  expect(text).not.toContain('CAPABILITY_NAMED_IAM');
});

test('a description that looks like a parameter stays what it is', () => {
  const [text = ''] = textsOf({
    scenario: 'invoke',
    values: { description: 'Uses ${AWS::Region}, ${Model} and $5' },
  });
  expect(text).toContain('Description: !Sub "Uses ${!AWS::Region}, ${!Model} and $5"');
});

test('a template that is too long to be sent goes through a bucket', () => {
  const templateOf = (count: number): string => {
    const each = (start: string, end = '') =>
      Array.from({ length: count }, (_, index) => `${start}${index}${end}`);
    const [text = ''] = textsOf(
      {
        scenario: 'invoke',
        values: {
          entity: 'ecs',
          account: '111122223333',
          regions: ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-2', 'eu-north-1'],
          also: [
            'invoke-imported',
            'invoke-prompts',
            'invoke-agentcore',
            'invoke-app-profiles',
            'download-weights',
            'upload-weights',
            'invoke-sagemaker',
          ],
          weights: each('s3://weights-', '/deepseek/'),
          importedModels: each('arn:aws:bedrock:us-east-1:111122223333:imported-model/abcdefghijk'),
          prompts: each('arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHI'),
          agentRuntimes: each('arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/a', '-abcdefghij'),
          appProfiles: each(
            'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abcdefghijk',
          ),
          endpoints: each('arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-'),
          executionRole: true,
          deployerPolicy: true,
          makeBoundary: true,
          network: 'vpce',
          vpcEndpoints: each('vpce-0123456789abcdef'),
        },
      },
      { syntax: 'json' },
    );
    return text;
  };
  expect(templateOf(10).length).toBeGreaterThan(51_200);
  expect(templateOf(10)).toContain('--s3-bucket BUCKET');
  expect(templateOf(1).length).toBeLessThan(51_200);
  expect(templateOf(1)).not.toContain('--s3-bucket');
});
