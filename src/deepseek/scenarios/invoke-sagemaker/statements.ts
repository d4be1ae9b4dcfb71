// An app calls SageMaker endpoints directly, in real time or asynchronously.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { callsAsync, callsInRealTime } from '#deepseek/answers/endpoint-calls.ts';
import { asyncFiles } from '#deepseek/shared/async-files.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { invokeAsync, invokeEndpoints } from '#deepseek/shared/sagemaker.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command, shellWord, writeFileCommand } from '#deepseek/compose/shell.ts';
import { findRegion, partitionById } from '#iam/facts/regions.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
const useTokens = (): PlannedStatement =>
  allow({
    sid: 'UseEndpointTokens',
    actions: 'sagemaker:CallWithBearerToken',
    resources: '*',
    why: {
      title: 'Uses bearer tokens',
      text: 'OpenAI-compatible clients sign in with a token instead of a signature. Needed in addition to the call, and does not allow any by itself. This action does not support resources in IAM, so it needs *.',
      calls: ['POST /openai/v1/chat/completions'],
      answers: ['endpointTokens'],
      page: 'sagemakerOpenAi',
    },
  });

/** A token works in the Region it was made for, and a client has one base URL, so each endpoint has a step of its own. */
function clientSteps(checked: CheckedAnswers): readonly NextStep[] {
  const endpoints = checked.answer('endpoints');
  return endpoints.map(({ region, name }, index): NextStep => {
    const { dnsSuffix } = partitionById(findRegion(region)?.partition ?? 'aws');
    return {
      id: index === 0 ? 'endpoint-token' : `endpoint-token-${index + 1}`,
      title: endpoints.length === 1 ? 'Give the client a token' : `Give the client a token for ${name}`,
      text: 'The token is signed locally with the role’s credentials and can do what they can for up to 12 hours: create it where you use it, and keep it out of files. For an inference component, put /inference-components/ and its name before /openai. The container must have the OpenAI path, as those of vLLM and SGLang do.',
      code: [
        'pip install sagemaker openai',
        `export OPENAI_API_KEY=$(python3 -c "from sagemaker.core.token_generator import generate_token; print(generate_token(region='${region}'))")`,
        `export OPENAI_BASE_URL=https://runtime.sagemaker.${region}.${dnsSuffix}/endpoints/${name}/openai/v1`,
      ].join('\n'),
      page: PAGES.sagemakerOpenAi,
    };
  });
}

/** One call for each endpoint, with its request in the call or in S3. */
function asyncSteps(checked: CheckedAnswers): readonly NextStep[] {
  const [bucket] = checked.answer('asyncInput');
  const named = bucket && `${locationUri(bucket)}request.json`;
  const calls = checked
    .answer('endpoints')
    .map(({ region, name }) =>
      command(
        `aws sagemaker-runtime invoke-endpoint-async --region ${region} --endpoint-name ${name}`,
        ...(named
          ? [`--content-type application/json --input-location ${shellWord(named)}`]
          : [
              '--content-type application/json --cli-binary-format raw-in-base64-out --body file://request.json',
            ]),
      ),
    );
  return [
    {
      id: 'async-call',
      title: 'Send a request, and read its result',
      text: 'Write your own request into request.json. The answer names the object in S3 where the result will be (OutputLocation), and the one for a failure. If the endpoint has SNS topics, these say when it is there.',
      code: [
        writeFileCommand('request.json', '{"inputs":"Say hello"}'),
        ...(named ? [`aws s3 cp request.json ${shellWord(named)}`] : []),
        ...calls,
      ].join('\n'),
      page: PAGES.sagemakerAsyncCall,
    },
  ];
}

const keySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  fileKeys(checked).length === 0 || !checked.view.asks('weightsKeys')
    ? []
    : [
        roleKeyStep(checked, {
          id: 'async-key-policy',
          title: 'Allow the role to use the KMS key of the requests and results',
          sid: 'AppUsesFilesOfCalls',
          actions: [
            ...(checked.answer('asyncInput').length > 0 ? ['kms:GenerateDataKey'] : []),
            'kms:Decrypt',
          ],
          page: 's3Encryption',
        }),
      ];

/** Real-time calls, on the endpoints and their components. */
function realTime(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!callsInRealTime(checked.view)) return [];
  const components = checked.answer('inferenceComponents');
  const arns = [...checked.answer('endpoints'), ...components].map(({ arn }) => arn);
  return [
    invokeEndpoints(arns, checked.answer('streaming'), 'InvokeDeepSeekEndpoint', [
      'endpoints',
      ...(components.length > 0 ? (['inferenceComponents'] as const) : []),
      'streaming',
    ]),
    ...(checked.answer('endpointTokens') ? [useTokens()] : []),
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const isAsync = callsAsync(checked.view);
  const tokens = callsInRealTime(checked.view) && checked.answer('endpointTokens');
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: pinKeyAccounts(
        [
          ...realTime(checked),
          ...(isAsync ? [invokeAsync(checked.answer('endpoints').map(({ arn }) => arn))] : []),
          ...(isAsync ? asyncFiles(checked) : []),
        ],
        checked,
      ),
    },
    nextSteps: [
      ...(isAsync ? [...keySteps(checked), ...asyncSteps(checked)] : []),
      ...(tokens ? clientSteps(checked) : []),
    ],
  };
}
