// What AWS's pages settle is said as a fact; what they leave open is a doubt that says what to do.
import { expect, test } from 'vitest';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { RECIPE_REGIONS, recipeRegistry } from '#deepseek/facts/recipe-registries.ts';
import { documentsOf, type Why } from './role-kit.ts';
import { allowing, appOf, kitOf, mainRole, textOf, trustStatements, type Values } from './testing/kits.ts';

function whyOf(scenario: ScenarioId, sid: string, values: Values): Why | undefined {
  for (const { document, whys } of documentsOf(kitOf(scenario, values))) {
    const index = document.Statement.findIndex(({ Sid }) => Sid === sid);
    if (index !== -1) return whys[index]?.[0];
  }
  return undefined;
}

test('the names of the alarms of target tracking rest on AWS’s own output, without a doubt', () => {
  const why = whyOf('host-sagemaker', 'ManageScalingAlarms', { autoscaling: true });
  expect(why?.doubt).toBeUndefined();
  expect(why?.text).toContain('TargetTracking-');
  expect(why?.page).toBe(PAGES.autoScalingAlarms);
});

test('declarative policies reach the management account, and enforce IMDSv2', () => {
  const kit = kitOf('declarative-ec2', { ec2Tokens: 'enforced' });
  expect(textOf(kit, 'ec2-everyone')).toMatch(/root[^.]* management account/);
  expect(textOf(kit, 'ec2-enforced')).toContain('IMDSv1');
  expect(textOf(kitOf('declarative-ec2'), 'ec2-enforced')).toBe('');
  expect(kit.notices.map(({ text }) => text).join('\n')).not.toMatch(/does not (say|list)/);
});

test.each(['declarative-ec2', 'enforce-guardrail'] as const)(
  '%s: the step that attaches the policy says how many one target takes',
  (scenario) => {
    const step = kitOf(scenario).nextSteps.find(({ id }) => id.startsWith('attach-'));
    expect(step?.text).toContain(`up to ${QUOTAS.declarativePoliciesPerTarget} of these policies`);
  },
);

test('a delegated administrator manages Amazon Bedrock policies; an ARN that is inferred says what to compare it with', () => {
  expect(textOf(kitOf('enforce-guardrail'), 'management-account')).toMatch(/delegated administrator can/);
  expect(whyOf('enforce-guardrail', 'ManageBedrockPolicies', {})?.doubt).toContain('create-policy prints');
});

/** From the release notes of checkpointless training. https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-eks-checkpointless.html */
const LISTED: Readonly<Record<string, string>> = {
  'eu-north-1': '963403601044',
  'ap-south-1': '423350936952',
  'us-east-2': '556809692997',
  'eu-west-1': '942446708630',
  'eu-central-1': '391061375763',
  'sa-east-1': '311136344257',
  'us-east-1': '327873000638',
  'eu-west-2': '016839105697',
  'ap-northeast-1': '356859066553',
  'us-west-2': '920498770698',
  'us-west-1': '827510180725',
  'ap-southeast-1': '885852567298',
  'ap-southeast-2': '304708117039',
};

test('AWS lists the accounts of its images for HyperPod by Region, all but one', () => {
  const named = Object.entries(LISTED);
  expect(named.map(([region]) => [region, recipeRegistry(region)])).toEqual(named);
  expect(RECIPE_REGIONS.filter((region) => !Object.hasOwn(LISTED, region))).toEqual(['eu-south-2']);
});

test('instances with local storage take no key for their volume, and it is said where a key is used', () => {
  const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const training = whyOf('fine-tune-sagemaker', 'EncryptTrainingVolume', { trainingVolumeKeys: [key] });
  const hosting = whyOf('host-sagemaker', 'GrantVolumeKeys', { volumeKeys: [key] });
  for (const why of [training, hosting]) expect(why?.text).toContain('local storage');
});

test.each(['glue', 'app-runner'])('%s: the trust stays bare, with what keeps others out', (entity) => {
  const kit = appOf(entity);
  expect(trustStatements(kit)[0]?.Condition).toBeUndefined();
  expect(mainRole(kit).trust.whys[0]?.[0]?.text).toMatch(/passed only within its account/);
});

test('log delivery of Step Functions is on all resources, as its actions support none', () => {
  const [setUp] = allowing(appOf('step-functions', { workflowLogs: true }), 'logs:CreateLogDelivery');
  expect(setUp?.Resource).toBe('*');
});

test('subnets that another account shares are told where ECS launches instances', () => {
  const why = whyOf('host-ecs', 'LaunchIntoNetworks', { ecsCapacity: 'managed' });
  expect(why?.doubt).toContain('shared VPC');
});
