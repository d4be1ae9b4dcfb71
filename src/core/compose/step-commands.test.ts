// Commands of next steps run as printed: a file that one names is exported, or an earlier command writes it.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { documentsOf } from './role-kit.ts';
import { kitOf, type Values } from './testing/kits.ts';

const VARIANTS: readonly Values[] = [
  {},
  { regions: ['us-east-1', 'us-west-2'] },
  { jobInVpc: true, network: 'vpce', evaluationKind: 'judge', weightsEncryption: 'kms' },
  { evaluationKind: 'human', requireVpce: true, requireGuardrail: true, makeBoundary: true },
  { endpointServices: ['runtime', 'mantle'], sideDoors: true, denyServing: true, deployerPolicy: true },
];

const filesIn = (code: string): readonly string[] =>
  [...code.matchAll(/file:\/\/([\w./-]+)/g)].map(([, name = '']) => name);
const writtenIn = (code: string): readonly string[] =>
  [...code.matchAll(/(?:cat > |> )([\w.-]+\.json)/g)].map(([, name = '']) => name);

test.each(scenarios.all().map(({ id }) => id as ScenarioId))('%s', (scenario) => {
  for (const values of VARIANTS) {
    const kit = kitOf(scenario, values);
    const exported = documentsOf(kit).map(({ name }) => `${name}.json`);
    // vpc.json is the code of a step of its own, which says to save it.
    const saved = kit.nextSteps.some(({ text }) => text.includes('Save this as vpc.json'))
      ? ['vpc.json']
      : [];
    const known = new Set([...exported, ...saved]);
    for (const { id, code } of kit.nextSteps) {
      expect([id, code]).not.toEqual([id, '']);
      for (const name of writtenIn(code ?? '')) known.add(name);
      expect([id, filesIn(code ?? '').filter((name) => !known.has(name))]).toEqual([id, []]);
    }
  }
});
