// Models on your own capacity: what the execution role reads and writes, and what its deployer creates.
import { transformsBatches } from '#deepseek/answers/inference-option.ts';
import { readsOwnWeights, pullsOwnImage } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import {
  inferenceFiles,
  notifications,
  pythonSdk,
  scaling,
  transformJobs,
  volumes,
} from '#deepseek/expectations/host-options.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, elsewhere } from '#deepseek/expectations/near-misses.ts';
import { SAGEMAKER, weights, images, fromAws, telemetry } from '#deepseek/shared/checks/host.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-deploy-models.html */
function deployer(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  if (transformsBatches(checked.view)) return transformJobs(checked);
  const name = arnOf(home, 'sagemaker', region, home.account, `endpoint/${checked.answer('namePrefix')}-r1`);
  const other = arnOf(home, 'sagemaker', region, home.account, 'endpoint/zz-not-the-prefix');
  return callsOf({
    may: [
      ...each(
        ['CreateEndpoint', 'UpdateEndpoint', 'DescribeEndpoint', 'DeleteEndpoint'].map(
          (verb) => `sagemaker:${verb}`,
        ),
        name,
      ),
      ['sagemaker:CreateModel', name.replace('endpoint/', 'model/')],
      ['sagemaker:CreateEndpointConfig', name.replace('endpoint/', 'endpoint-config/')],
    ],
    near: { 'sagemaker:CreateEndpoint': elsewhere(home) },
    not: [
      ['under another name', 'sagemaker:CreateEndpoint', other],
      ['call it', 'sagemaker:InvokeEndpoint', name],
      [
        'start a notebook',
        'sagemaker:CreateNotebookInstance',
        name.replace('endpoint/', 'notebook-instance/'),
      ],
    ],
  });
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const role = 'execution';
  const { view } = checked;
  return [
    ...(readsOwnWeights(view) ? weights(checked, role) : fromAws(checked, role, 'weights')),
    ...(pullsOwnImage(view) ? images(checked, role) : fromAws(checked, role, 'images')),
    ...telemetry(checked, role),
    ...inferenceFiles(checked, role),
    ...notifications(checked, role),
    ...volumes(checked, role),
    ...deployer(checked),
    ...scaling(checked),
    ...pythonSdk(checked, role),
    ...passRoleExpectations(checked, { service: SAGEMAKER }),
  ];
}
