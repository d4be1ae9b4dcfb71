// What is left to do for an OpenSearch connector: calls to OpenSearch itself, which IAM cannot make.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { partitionById } from '#iam/facts/regions.ts';
import { deployerRoleArn } from '#deepseek/compose/deployer-role.ts';
import { command, writeFileCommand } from '#deepseek/compose/shell.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import type { ConnectorCall } from './connector-targets.ts';

export interface Signing {
  /** The service that the signature names. */
  readonly service: 'es' | 'aoss';
  readonly region: string;
  readonly endpoint: string;
  /** The role of the other account that calls the model. */
  readonly externalRole?: string;
}

function connectorBody(
  checked: CheckedAnswers,
  call: ConnectorCall,
  externalRole: string | undefined,
): string {
  return JSON.stringify(
    {
      name: 'DeepSeek',
      description: 'Calls DeepSeek',
      version: 1,
      protocol: 'aws_sigv4',
      credential: {
        roleArn: roleArn(checked),
        ...(externalRole ? { externalAccountRoleArn: externalRole } : {}),
      },
      parameters: { region: call.region, service_name: call.service, model: call.model },
      actions: [
        {
          action_type: 'predict',
          method: 'POST',
          url: call.url,
          headers: { 'content-type': 'application/json' },
          request_body: call.body,
        },
      ],
    },
    null,
    2,
  );
}

const CREDENTIALS = [
  `--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"`,
  `--header "x-amz-security-token: $AWS_SESSION_TOKEN"`,
];

const TRUSTED = 'plugins.ml_commons.trusted_connector_endpoints_regex';

/** How the endpoints of a service begin. */
const HOSTS = { bedrock: 'bedrock-runtime', sagemaker: 'runtime.sagemaker' } as const;

/**
 * OpenSearch trusts endpoints that end in amazonaws.com, unless a cluster setting of the domain names others.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ml-external-connector.html and, for its flat
 * form, https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-operations.html
 */
export function trustEndpoint(
  { view }: CheckedAnswers,
  call: ConnectorCall,
  signing: Signing,
): readonly NextStep[] {
  const { dnsSuffix } = partitionById(view.home.partition);
  if (dnsSuffix === 'amazonaws.com') return [];
  const escaped = (text: string) => text.replaceAll('.', String.raw`\.`);
  const pattern = `^https://${escaped(HOSTS[call.service])}${String.raw`\..*[a-z0-9-]\.`}${escaped(dnsSuffix)}/.*$`;
  const settings = `https://${signing.endpoint}/_cluster/settings`;
  const signed = [`--aws-sigv4 "aws:amz:${signing.region}:es"`, ...CREDENTIALS];
  return [
    {
      id: 'trusted-endpoints',
      title: 'Add the endpoint to OpenSearch’s trusted list',
      text: `OpenSearch creates connectors only to trusted endpoints, and the default list does not include ${dnsSuffix}. The first command shows the current list. The second replaces it, so add the patterns you still need. Sign both as an administrator of the domain (all_access, with es:ESHttpGet and es:ESHttpPut): ml_full_access is not enough.`,
      code: [
        command(
          `curl "${settings}?include_defaults=true&flat_settings=true&filter_path=*.${TRUSTED}"`,
          ...signed,
        ),
        writeFileCommand(
          'trusted-endpoints.json',
          JSON.stringify({ persistent: { [TRUSTED]: [pattern] } }, null, 2),
        ),
        command(
          `curl --request PUT "${settings}"`,
          ...signed,
          `--header "Content-Type: application/json"`,
          `--data-binary @trusted-endpoints.json`,
        ),
      ].join('\n'),
      page: PAGES.openSearchExternal,
    },
  ];
}

/** AWS asks for the hash of the body with Serverless; curl sets it for S3 alone. */
const HASH = `--header "x-amz-content-sha256: $(openssl dgst -sha256 -r connector.json | cut -d' ' -f1)"`;

/** The call that makes the connector, signed by curl. */
export function createConnector(checked: CheckedAnswers, call: ConnectorCall, signing: Signing): NextStep {
  const { service, region, endpoint, externalRole } = signing;
  return {
    id: 'signed-create',
    title: 'Create the connector with a signed call',
    text: `The call must have the creator’s AWS signature, so you cannot send it from Dashboards. ${
      service === 'es'
        ? 'If the domain is in a VPC, send it from a host that can reach the domain.'
        : 'The signature’s service name is aoss, and the collection’s network policy must allow your network.'
    } Change request_body if your model expects a different format.`,
    code: [
      writeFileCommand('connector.json', connectorBody(checked, call, externalRole)),
      command(
        `curl --request POST "https://${endpoint}/_plugins/_ml/connectors/_create"`,
        `--aws-sigv4 "aws:amz:${region}:${service}"`,
        ...CREDENTIALS,
        `--header "Content-Type: application/json"`,
        ...(service === 'aoss' ? [HASH] : []),
        `--data-binary @connector.json`,
      ),
    ].join('\n'),
    page: service === 'es' ? PAGES.openSearchConnectors : PAGES.openSearchServerlessSigning,
  };
}

/** Fine-grained access control of a managed domain. Serverless has none of it. */
export const mapCreator = (checked: CheckedAnswers): NextStep => ({
  id: 'ml-full-access',
  title: 'Map the creator to ml_full_access',
  text: `On a domain with fine-grained access control, map ${deployerRoleArn(checked) ?? 'the ARN of the role or user that signs the create call (not the connector role)'} as a backend role of ml_full_access, in OpenSearch Dashboards under Security, Roles.`,
  page: PAGES.openSearchConnectors,
});

/**
 * What the signer may do in the collection. Not IAM: a JSON array without Effect or Version.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-configure-machine-learning.html
 */
export function dataAccessStep(checked: CheckedAnswers, regions: readonly string[]): NextStep {
  const { partition, account } = checked.view.home;
  const policy = [
    {
      Description: 'Connectors and models for DeepSeek',
      Rules: [
        {
          ResourceType: 'model',
          Resource: ['model/COLLECTION-NAME/*'],
          Permission: [
            'aoss:CreateMLResource',
            'aoss:DescribeMLResource',
            'aoss:UpdateMLResource',
            'aoss:DeleteMLResource',
            'aoss:ExecuteMLResource',
          ],
        },
      ],
      Principal: [deployerRoleArn(checked) ?? `arn:${partition}:iam::${account}:role/CREATOR`],
    },
  ];
  return {
    id: 'data-access',
    title: 'Give the creator access in the collection',
    text: 'A data access policy sets what a caller can do in the collection. It uses the collection’s name (IAM uses the ID) and the exact ARN of the creator’s role or user, not the connector role. An app that only calls the model needs aoss:DescribeMLResource and aoss:ExecuteMLResource. It takes effect after some minutes.',
    code: [
      writeFileCommand('ml-access.json', JSON.stringify(policy, null, 2)),
      ...regions.map((region) =>
        command(
          `aws opensearchserverless create-access-policy --region ${region}`,
          `--name deepseek-ml --type data --policy file://ml-access.json`,
        ),
      ),
    ].join('\n'),
    page: PAGES.openSearchServerless,
  };
}
