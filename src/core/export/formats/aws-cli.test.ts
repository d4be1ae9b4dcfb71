// The scripts as texts. What they do is proved by running them: npm run test:interop.
import { describe, expect, test } from 'vitest';
import { startAnswers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { exportKitOf, type ExportKit } from '#core/export/export-kit.ts';
import type { Choices } from '#core/export/exporter.ts';
import { awsCli } from './aws-cli.ts';

function kitOf(scenario: ScenarioId, values: Record<string, FieldValue> = {}): ExportKit {
  const result = exportKitOf({ ...startAnswers(scenario), values });
  if (!result.ok) throw new Error(result.unfit[0]?.message);
  return result.kit;
}

const scripts = (kit: ExportKit, choices?: Choices): Readonly<Record<string, string>> =>
  Object.fromEntries(awsCli.files(kit, choices).map(({ name, text }) => [name, text]));

const starts = scenarios
  .all()
  .flatMap(({ id, entities }) =>
    (entities.length > 0 ? entities : ['']).map((entity) => [id, entity] as readonly [ScenarioId, string]),
  );

/** What a script sets by itself. */
const OWN = [
  'ACCOUNT',
  'PARTITION',
  'CALLER',
  'IDENTITY',
  'ERRORS',
  'FOUND',
  'POLICY_ARN',
  'POLICY_ID',
  'RESOURCE_POLICIES',
];

describe.each(starts)('%s %s', (scenario, entity) => {
  const kit = kitOf(scenario, entity === '' ? {} : { entity });
  const files = scripts(kit);

  test('every variable is set, asked for or optional', () => {
    for (const text of Object.values(files)) {
      const set = [...text.matchAll(/^(?:: "\$\{|document )(\w+)/gm)].map(([, name]) => name);
      const optional = [...text.matchAll(/\$\{(\w+):[-?]/g)].map(([, name]) => name);
      const used = [...text.matchAll(/(?<!\\)\$\{?([A-Z][A-Z\d_]*)/g)].map(([, name]) => name);
      expect(used.filter((name) => ![...set, ...optional, ...OWN].includes(name))).toEqual([]);
    }
  });

  test('no stand-in is deployed: it is an example in words at most', () => {
    const long = kit.parameters.map(({ standIn }) => standIn).filter((standIn) => standIn.length > 9);
    const lines = Object.values(files)
      .flatMap((text) => text.split('\n'))
      .filter((line) => !/^#|^: "/.test(line));
    for (const standIn of [...long, kit.home.account])
      expect(lines.filter((line) => line.includes(standIn))).toEqual([]);
  });
});

test('other accounts have scripts of their own, which look at the account they run in', () => {
  const files = scripts(
    kitOf('invoke', { entity: 'account', trustedPrincipals: ['arn:aws:iam::444455556666:role/App'] }),
  );
  expect(Object.keys(files)).toEqual([
    'apply.sh',
    'undo.sh',
    'apply-account-444455556666.sh',
    'undo-account-444455556666.sh',
  ]);
  expect(files['apply-account-444455556666.sh']).toMatch(/\[ "\$ACCOUNT" = 444455556666 \] \|\| stop/);
  expect(files['apply-account-444455556666.sh']).toContain('attach role App "$POLICY_ARN"');
});

test('policies of an organization are made and attached to nothing', () => {
  const text = scripts(kitOf('deny-deepseek'))['apply.sh'] ?? '';
  expect(text).toContain('put_organization_policy SERVICE_CONTROL_POLICY DenyDeepSeek "$');
  expect(text.split('\n').filter((line) => line.includes('attach-policy') && !line.startsWith('#'))).toEqual(
    [],
  );
});

test('inline policies are part of the role, and gone with it', () => {
  const files = scripts(kitOf('invoke', { entity: 'ec2' }), { policies: 'inline' });
  expect(files['apply.sh']).toContain('aws iam put-role-policy --role-name=DeepSeekInvoke');
  expect(files['apply.sh']).not.toContain('put_policy DeepSeekInvokePolicy');
  expect(files['undo.sh']).toContain('drop_role DeepSeekInvoke /');
});

test('a description that the AWS CLI would read from a file goes in as JSON', () => {
  const text = scripts(kitOf('invoke', { description: 'file:///etc/passwd' }))['apply.sh'] ?? '';
  expect(text).toContain(`'{"Description":"file:///etc/passwd"}'`);
  expect(text).not.toMatch(/--description[ =]["']?file:/);
});

test('a script holds the functions it calls, and no others', () => {
  const text = scripts(kitOf('invoke', { functionNames: ['chat'] }))['undo.sh'] ?? '';
  const functions = [...text.matchAll(/^(\w+)\(\) \{/gm)].map(([, name]) => name);
  expect(functions).toEqual(['say', 'stop', 'look', 'older_versions', 'drop_policy', 'drop_role']);
});
