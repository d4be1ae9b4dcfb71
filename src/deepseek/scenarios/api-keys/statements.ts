// An app calls DeepSeek with short-term Bedrock API keys. As the only task it asks what the keys call; with other tasks that is optional.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { keyPrefixes, type KeyPrefix } from '#deepseek/answers/runtime-calls.ts';
import { API_KEY_REGIONS } from '#deepseek/facts/api-key-regions.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { appStyle } from '#deepseek/shared/bedrock-invoke.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { findRegion, partitionById } from '#iam/facts/regions.ts';
import { gapNotices, inRegionStatements, inRegionSteps } from '#deepseek/shared/in-region.ts';
import { useKeys } from '#deepseek/shared/short-term-keys.ts';
import { projectGaps } from '#deepseek/shared/mantle.ts';
import { MANTLE_LIMITS, mantleStatements, mantleSteps, mantleUrl } from '#deepseek/shared/mantle-client.ts';

const NO_CALLS: Notice = {
  id: 'key-calls',
  title: 'Keys and calls',
  text: 'The statements on keys do not allow calls by themselves: a key can make the calls to Bedrock models that other statements allow. SageMaker does not accept these keys.',
};

const NOT_FOR_AGENTS: Notice = {
  id: 'key-limits',
  title: 'Short-term keys',
  text: 'A short-term key lasts at most 12 hours, and no longer than the session that created it; it works only in the Region it was created for. Keys do not work with the APIs for agents and flows.',
};

/** The chosen Regions: with other tasks, also those in which DeepSeek is not called. */
function keyRegions({ view }: CheckedAnswers): readonly string[] {
  const known = view.list('regions').filter((code) => findRegion(code));
  return known.length > 0 ? known : view.home.regions;
}

/** AWS's list of Regions leaves out some in which DeepSeek is called. */
function regionNotices(checked: CheckedAnswers): readonly Notice[] {
  const missing = keyRegions(checked).filter((region) => !API_KEY_REGIONS.includes(region));
  if (missing.length === 0) return [];
  return [
    {
      id: 'key-regions',
      title: 'Key Regions',
      text: `AWS’s list of Regions with API keys leaves out ${missing.join(', ')}. The list can be out of date: test there, or sign requests with the role’s own credentials.`,
    },
  ];
}

/** Where an OpenAI client finds the endpoint. https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html */
function openAiUrl(prefix: KeyPrefix, region: string): string {
  if (prefix === 'bedrock-mantle') return mantleUrl(region);
  const { dnsSuffix } = partitionById(findRegion(region)?.partition ?? 'aws');
  return `https://bedrock-runtime.${region}.${dnsSuffix}/openai/v1`;
}

/** A key works in the Region it was made for, so each Region has a key and an address of its own. */
function makeKeys(checked: CheckedAnswers, prefixes: readonly KeyPrefix[]): readonly NextStep[] {
  const regions = keyRegions(checked);
  const client = prefixes.includes('bedrock-mantle') ? 'bedrock-mantle' : 'bedrock';
  return regions.map((region, index) => ({
    id: index === 0 ? 'make-key' : `make-key-${region}`,
    title: regions.length === 1 ? 'Create a key where the app runs' : `Create a key for ${region}`,
    text: `A key is signed locally with the role’s credentials, without an API call, so IAM can deny using a key but not creating one. AWS SDKs read AWS_BEARER_TOKEN_BEDROCK; OpenAI clients read the two variables below it. Create a new key before this one expires.${
      regions.length === 1 ? '' : ` This one works only in ${region}.`
    }`,
    code: [
      'pip install aws-bedrock-token-generator',
      `export AWS_BEARER_TOKEN_BEDROCK=$(python3 -c "from aws_bedrock_token_generator import provide_token; print(provide_token(region='${region}'))")`,
      'export OPENAI_API_KEY=$AWS_BEARER_TOKEN_BEDROCK',
      `export OPENAI_BASE_URL=${openAiUrl(client, region)}`,
    ].join('\n'),
    page: PAGES.bedrockApiKeyMake,
  }));
}

const LONG_TERM: NextStep = {
  id: 'no-long-term-keys',
  title: 'Deny long-term keys',
  text: 'This role cannot use them. To prevent creating one for an IAM user, deny iam:CreateServiceSpecificCredential where iam:ServiceSpecificCredentialServiceName is bedrock.amazonaws.com, in a service control policy.',
  page: PAGES.bedrockApiKeys,
};

export function plan(checked: CheckedAnswers): Plan {
  const endpoints = checked.answer('keyEndpoints');
  const runtime = endpoints.includes('runtime');
  const onMantle = endpoints.includes('mantle');
  const prefixes = keyPrefixes(endpoints, checked.tasks);
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: [
        ...(runtime ? inRegionStatements(checked, appStyle(checked, ['models', 'regions'])) : []),
        ...(onMantle ? mantleStatements(checked) : []),
        ...prefixes.map((prefix) => useKeys(prefix, ['keyEndpoints'])),
      ],
    },
    nextSteps: [
      ...makeKeys(checked, prefixes),
      ...(onMantle ? mantleSteps(checked) : []),
      LONG_TERM,
      ...(runtime || onMantle ? inRegionSteps(checked) : []),
    ],
    notices: [
      ...(runtime || onMantle ? gapNotices(checked) : [NO_CALLS]),
      ...regionNotices(checked),
      NOT_FOR_AGENTS,
      ...(onMantle ? [...MANTLE_LIMITS, ...projectGaps(checked)] : []),
    ],
  };
}
