// An app calls SageMaker real-time endpoints directly.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { invokeEndpoints } from '#core/compose/blocks/sagemaker.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import type { Plan } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { findRegion, partitionById } from '#core/facts/regions.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
const useTokens = (): Grant =>
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

export function invokeSageMaker(checked: CheckedAnswers): Plan {
  const components = checked.answer('inferenceComponents');
  const arns = [...checked.answer('endpoints'), ...components].map(({ arn }) => arn);
  const tokens = checked.answer('endpointTokens');
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: [
        invokeEndpoints(arns, checked.answer('streaming'), 'InvokeDeepSeekEndpoint', [
          'endpoints',
          ...(components.length > 0 ? (['inferenceComponents'] as const) : []),
          'streaming',
        ]),
        ...(tokens ? [useTokens()] : []),
      ],
    },
    ...(tokens ? { nextSteps: clientSteps(checked) } : {}),
  };
}
