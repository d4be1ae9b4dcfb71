// Short-term API keys: allowed on the endpoints that are called, each set up for its own Region.
// https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
import { expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { codeOf, kitOf, mainRole, type Values } from './testing/kits.ts';

const RUNTIME = 'bedrock:CallWithBearerToken';
const MANTLE = 'bedrock-mantle:CallWithBearerToken';

const keysOf = (scenario: ScenarioId, values: Values): readonly string[] =>
  [RUNTIME, MANTLE].filter((action) =>
    JSON.stringify(mainRole(kitOf(scenario, { entity: 'ec2', ...values })).permissions).includes(
      `"${action}"`,
    ),
  );

test.each<[ScenarioId, Values, readonly string[]]>([
  ['api-keys', { keyEndpoints: ['runtime'] }, [RUNTIME]],
  ['api-keys', { keyEndpoints: ['mantle'] }, [MANTLE]],
  ['api-keys', { keyEndpoints: ['runtime', 'mantle'] }, [RUNTIME, MANTLE]],
  ['invoke', { also: ['api-keys'] }, [RUNTIME]],
  ['mantle', { also: ['api-keys'] }, [MANTLE]],
  ['invoke', { also: ['mantle', 'api-keys'] }, [RUNTIME, MANTLE]],
  ['invoke-marketplace', { also: ['api-keys'] }, [RUNTIME]],
])('%s with %j uses keys on %j', (scenario, values, actions) => {
  expect(keysOf(scenario, values)).toEqual(actions);
});

test('each Region has a key and an address of its own', () => {
  const kit = kitOf('api-keys', { keyEndpoints: ['mantle'], regions: ['us-east-1', 'us-west-2'] });
  for (const [step, region] of [
    ['make-key', 'us-east-1'],
    ['make-key-us-west-2', 'us-west-2'],
  ] as const) {
    const code = codeOf(kit, step);
    expect(code).toContain(`region='${region}'`);
    expect(code).toContain('export OPENAI_API_KEY=$AWS_BEARER_TOKEN_BEDROCK');
    expect(code.match(/export OPENAI_BASE_URL=.*/g)).toEqual([
      `export OPENAI_BASE_URL=https://bedrock-mantle.${region}.api.aws/v1`,
    ]);
  }
});

test('a key for bedrock-runtime goes to its OpenAI path', () => {
  const kit = kitOf('api-keys', { keyEndpoints: ['runtime'], regions: ['us-east-1'] });
  expect(codeOf(kit, 'make-key')).toContain('https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1');
});

test.each(['api-keys', 'mantle'] as const)('no step of %s sets an address twice', (scenario) => {
  const kit = kitOf(scenario, { keyEndpoints: ['runtime', 'mantle'], regions: ['us-east-1', 'us-west-2'] });
  for (const { code = '' } of kit.nextSteps)
    expect(code.split('\n').filter((line) => line.startsWith('export OPENAI_BASE_URL')).length).toBeLessThan(
      2,
    );
});
