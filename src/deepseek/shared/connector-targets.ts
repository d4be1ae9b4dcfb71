// What an OpenSearch connector calls: the statements, the next steps and the body of the connector for each target.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { partitionById } from '#iam/facts/regions.ts';
import {
  connectorStyle,
  invokeImported,
  r1,
  readImported,
  readProfile,
  REQUIRED_READ,
} from '#deepseek/shared/bedrock-invoke.ts';
import { modelKeys, useModelKeys } from '#deepseek/shared/model-keys.ts';
import { invokeEndpoints } from '#deepseek/shared/sagemaker.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { endOfLifeSteps, modelKeyStep, profileRegionsStep } from '#deepseek/compose/next-steps.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { gapNotices, inRegionStatements, inRegionSteps } from './in-region.ts';
import { profileArns, r1Statements } from './r1-profile.ts';

/** How the connector reaches the model: a part of its JSON. */
export interface ConnectorCall {
  readonly service: 'bedrock' | 'sagemaker';
  readonly region: string;
  readonly model: string;
  readonly url: string;
  readonly body: string;
}

interface ConnectorTarget {
  readonly statements: readonly PlannedStatement[];
  readonly nextSteps: readonly NextStep[];
  readonly notices: readonly Notice[];
  readonly call: ConnectorCall;
}

const CONVERSE = '{"messages":[{"role":"user","content":[{"text":"${parameters.inputs}"}]}]}';

/**
 * The model as one segment of the path: the colons and slashes of an ARN are encoded.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
 */
const pathSegment = (model: string): string => (model.startsWith('arn:') ? encodeURIComponent(model) : model);

const bedrockCall = (
  checked: CheckedAnswers,
  model: string,
  region: string,
  operation: 'converse' | 'invoke',
): ConnectorCall => ({
  service: 'bedrock',
  region,
  model: pathSegment(model),
  url: `https://bedrock-runtime.\${parameters.region}.${partitionById(checked.view.home.partition).dnsSuffix}/model/\${parameters.model}/${operation}`,
  body: operation === 'converse' ? CONVERSE : '{"prompt":"${parameters.inputs}"}',
});

const firstRegion = (checked: CheckedAnswers): string => checked.view.home.regions[0] ?? 'us-east-1';

function inRegion(checked: CheckedAnswers): ConnectorTarget {
  const model = findModel(checked.answer('models')[0] ?? '') ?? findModel('v3.2');
  const region = checked.view.home.regions.find((code) => model?.regions.includes(code));
  return {
    statements: inRegionStatements(checked, connectorStyle(['connectorTarget', 'models', 'regions'])),
    nextSteps: inRegionSteps(checked),
    notices: gapNotices(checked),
    call: bedrockCall(checked, model?.runtimeId ?? '', region ?? firstRegion(checked), 'converse'),
  };
}

const throughProfile = (checked: CheckedAnswers): ConnectorTarget => ({
  statements: [
    ...r1Statements(checked, connectorStyle(['connectorTarget', 'regions', 'account'])),
    readProfile(r1(), profileArns(checked), {
      answers: ['connectorTarget', 'regions', 'account'],
      doubt: REQUIRED_READ,
    }),
  ],
  nextSteps: [profileRegionsStep(), ...endOfLifeSteps(['r1'])],
  notices: [],
  call: bedrockCall(checked, r1().profile?.id ?? '', firstRegion(checked), 'converse'),
});

/** `caller` is the role that calls the model, and needs its key. */
function imported(checked: CheckedAnswers, caller: string): ConnectorTarget {
  const models = checked.answer('importedModels');
  const keys = modelKeys(checked);
  const [first] = models;
  return {
    statements: [
      invokeImported(
        models.map((model) => model.arn),
        connectorStyle(['connectorTarget', 'importedModels']),
      ),
      ...(models.length > 0
        ? [
            readImported(
              models.map((model) => model.arn),
              { answers: ['connectorTarget', 'importedModels'], doubt: REQUIRED_READ },
            ),
          ]
        : []),
      ...useModelKeys(keys),
    ],
    nextSteps: keys.length > 0 ? [modelKeyStep({ builders: [], users: [caller] })] : [],
    notices: [],
    call: bedrockCall(checked, first?.arn ?? '', first?.region ?? firstRegion(checked), 'invoke'),
  };
}

function endpoint(checked: CheckedAnswers): ConnectorTarget {
  const endpoints = checked.answer('endpoints');
  const [first] = endpoints;
  const { dnsSuffix } = partitionById(checked.view.home.partition);
  return {
    statements: [
      invokeEndpoints(
        endpoints.map(({ arn }) => arn),
        false,
        'ConnectorInvokesEndpoint',
        ['connectorTarget', 'endpoints'],
      ),
    ],
    nextSteps: [],
    notices: [],
    call: {
      service: 'sagemaker',
      region: first?.region ?? firstRegion(checked),
      model: first?.name ?? '',
      url: `https://runtime.sagemaker.\${parameters.region}.${dnsSuffix}/endpoints/\${parameters.model}/invocations`,
      body: '{"inputs":"${parameters.inputs}","parameters":{"max_new_tokens":512}}',
    },
  };
}

const TARGETS: Readonly<Record<string, (checked: CheckedAnswers, caller: string) => ConnectorTarget>> = {
  model: inRegion,
  r1: throughProfile,
  imported,
  sagemaker: endpoint,
};

/** What does the connector call?, with `caller` the ARN of the role that does. */
export function connectorTarget(checked: CheckedAnswers, caller: string): ConnectorTarget {
  return (TARGETS[checked.answer('connectorTarget')] ?? inRegion)(checked, caller);
}
