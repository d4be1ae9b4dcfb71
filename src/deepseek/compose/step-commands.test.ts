// Commands of next steps run as printed: a file that one names is exported, or an earlier command writes it, and what
// the reader must replace is explained.
import { expect, test } from 'vitest';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { documentsOf } from './role-kit.ts';
import { unexplainedWords, withWordsExplained } from './step-words.ts';
import { kitOf, type Values } from './testing/kits.ts';

const VARIANTS: readonly Values[] = [
  {},
  { regions: ['us-east-1', 'us-west-2'] },
  { jobInVpc: true, network: 'vpce', evaluationKind: 'judge', weightsEncryption: 'kms' },
  { evaluationKind: 'human', requireVpce: true, requireGuardrail: true, makeBoundary: true },
  { endpointServices: ['runtime', 'mantle'], sideDoors: true, denyServing: true, deployerPolicy: true },
  { servedFrom: 'jumpstart', endpointVpc: true, deployComponents: true, logDestination: 'both' },
  { servedFrom: 'aws-image', servedModels: ['r1', 'v3.2'], profileModels: ['r1', 'v3.2'], tagHosting: true },
  {
    inferenceOption: 'async',
    autoscaling: true,
    scaleToZero: true,
    deployedWith: 'sdk-3',
    endpointCalls: 'async',
  },
  { inferenceOption: 'batch', deployedWith: 'sdk-3', endpointVpc: true, dataCapture: true },
  { dataCapture: true, autoscaling: true, deployComponents: true, scaleToZero: true, endpointCalls: 'both' },
  { enforcedGuardrail: true, guardrailRule: 'required', executionRole: true, connectorTarget: 'sagemaker' },
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

test('a name that starts with a hyphen is no option, and its file is the one that is exported', () => {
  const named = { roleName: '-App.1', policyName: '-Policy', operatorName: '-Deployer', makeBoundary: true };
  const words = new Set<string>();
  for (const { id, entities } of scenarios.all())
    for (const entity of entities.length > 0 ? entities : [undefined]) {
      const values = { ...named, ...(entity === undefined ? {} : { entity }) };
      for (const { code = '' } of kitOf(id as ScenarioId, values).nextSteps)
        for (const [word, option] of code.matchAll(
          /(?:--([\w-]+)|jq -c \.|file:\/\/)[ =]?-(?:App|Pol|Dep)\S*/g,
        ))
          words.add(option === undefined || !word.includes('=') ? word : option);
    }
  expect([...words].toSorted()).toEqual([
    'description',
    'instance-profile-name',
    'name',
    'policy-name',
    'role-name',
  ]);
});

/** Words in capitals that stay as they are: values and variables of AWS’s and the shell’s own. */
const KEPT =
  /^(?:ALL_PROVISIONED_ACCOUNTS|AWS|AWS_DEFAULT_REGION|BEDROCK_POLICY|CAPACITY_BLOCK|DECLARATIVE_POLICY_EC2|ENABLED|EOF|EXAMPLED539D4633E53DE1B71EXAMPLE|IDENTITY_POLICY|INFERENCE_COMPONENT_BASED|MODEL_BASED|POLICY|POST|PROMPT1234|PUBLIC|PYTHON_3_13|RESOURCE_CONTROL_POLICY|SERVICE_CONTROL_POLICY|VPC)$/;
/** Words whose names depend on the answers; the text explains them together. */
const TOGETHER: Readonly<Record<string, RegExp>> = {
  'set-endpoint-policy': /^[A-Z]+-ENDPOINT-[A-Z0-9-]+-ID$/,
  'attach-scp': /^ID-OF$/,
};

test('each word in capitals that the reader replaces is explained in the step’s text', () => {
  const unexplained = new Set<string>();
  for (const { id, entities } of scenarios.all()) {
    for (const entity of entities.length > 0 ? entities : [undefined]) {
      for (const values of VARIANTS) {
        const kit = kitOf(id as ScenarioId, { ...values, ...(entity === undefined ? {} : { entity }) });
        for (const step of kit.nextSteps)
          for (const word of unexplainedWords(step))
            if (!KEPT.test(word) && !TOGETHER[step.id]?.test(word)) unexplained.add(`${word} in ${step.id}`);
      }
    }
  }
  expect([...unexplained].toSorted()).toEqual([]);
});

test('a step says what to put in place of its words in capitals, once', () => {
  const step = {
    id: 's',
    title: 'S',
    text: 'Do it for TEAM.',
    code: 'run AGENT_ID/ALIAS_ID --team TEAM $KEY_ID',
  };
  expect(withWordsExplained(step).text).toMatch(/^Do it for TEAM\. .*AGENT_ID .*agent .*ALIAS_ID .*alias\.$/);
  expect(withWordsExplained({ id: 's', title: 'S', text: 'Do it.' }).text).toBe('Do it.');
});
