// The calls that show whether what was created works: commands of the AWS CLI, made from what the kit must allow and deny.
import type { Expectation } from '#iam/request/expectation.ts';
import { quote } from '#deepseek/export/formats/aws-cli/shell.ts';

export interface CheckCall {
  readonly id: string;
  /** "Converse with DeepSeek-V3.2 in us-east-1" */
  readonly title: string;
  readonly command: string;
  readonly expect: Expectation['expect'];
  /** Where a call of Converse is made in code instead: its model and Region. */
  readonly model?: { readonly id: string; readonly region: string };
}

interface Parts {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
  readonly arn: string;
  readonly context: Expectation['context'];
}

const first = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value?.[0] ?? '');

const keyOf = (context: Expectation['context'], name: string): string =>
  first(Object.entries(context).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]);

const after = (text: string, lead: string): string => text.slice(text.indexOf(lead) + lead.length);

const MESSAGES = `'[{"role":"user","content":[{"text":"Say hello"}]}]'`;

/** "guardrail/ID" with ":VERSION" behind it, where the call names a version. */
function guardrailOption(context: Expectation['context']): string {
  const named = keyOf(context, 'bedrock:GuardrailIdentifier');
  if (named === '') return '';
  const [, version] = /:guardrail\/[^:]+:(\w+)$/.exec(named) ?? [];
  const id = version === undefined ? named : named.slice(0, -version.length - 1);
  return ` \\\n  --guardrail-config ${quote(`guardrailIdentifier=${id},guardrailVersion=${version ?? 'DRAFT'}`)}`;
}

function tierOption(context: Expectation['context']): string {
  const tier = keyOf(context, 'bedrock:ServiceTier');
  return tier === '' || tier === 'default' ? '' : ` \\\n  --service-tier ${quote(`type=${tier}`)}`;
}

/** The model ID in a call: a model by its ID, anything else by its ARN. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
function modelOf({ resource, arn }: Pick<Parts, 'resource' | 'arn'>): string {
  if (resource.startsWith('foundation-model/')) return after(resource, 'foundation-model/');
  return /^inference-profile\/[a-z-]+\./.test(resource) ? after(resource, 'inference-profile/') : arn;
}

function converse({ region, resource, arn, context }: Parts): string {
  const model = modelOf({ resource, arn });
  return `aws bedrock-runtime converse --region ${quote(region)} --model-id ${quote(model)} \\\n  --messages ${MESSAGES}${guardrailOption(context)}${tierOption(context)}`;
}

/** Imported models take the prompt as their own architecture has it. https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model.html */
const invoke = ({ region, arn }: Parts): string =>
  `aws bedrock-runtime invoke-model --region ${quote(region)} --model-id ${quote(arn)} \\\n  --cli-binary-format raw-in-base64-out --body '{"prompt":"Say hello","max_tokens":20}' answer.json`;

/** https://docs.aws.amazon.com/cli/latest/reference/sagemaker-runtime/invoke-endpoint.html */
const endpoint = ({ region, resource }: Parts): string =>
  `aws sagemaker-runtime invoke-endpoint --region ${quote(region)} --endpoint-name ${quote(after(resource, 'endpoint/'))} \\\n  --content-type application/json --cli-binary-format raw-in-base64-out --body '{"inputs":"Say hello"}' answer.json`;

/** A name of a Region, whatever an ARN holds there. */
const plainRegion = (region: string): string => region.replaceAll(/[^\w-]/g, '');

/** Signed for the service bedrock-mantle. https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html */
const mantle = ({ region, context }: Parts): string =>
  `curl "https://bedrock-mantle.${plainRegion(region)}.api.aws/v1/chat/completions" \\\n  --aws-sigv4 "aws:amz:${plainRegion(region)}:bedrock-mantle" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\\n  -H "x-amz-security-token: $AWS_SESSION_TOKEN" -H "content-type: application/json" \\\n  -d ${quote(JSON.stringify({ model: keyOf(context, 'bedrock-mantle:Model'), messages: [{ role: 'user', content: 'Say hello' }] }))}`;

const guardrail = ({ region, resource }: Parts): string =>
  `aws bedrock-runtime apply-guardrail --region ${quote(region)} --guardrail-identifier ${quote(after(resource, 'guardrail/'))} \\\n  --guardrail-version DRAFT --source INPUT --content '[{"text":{"text":"Say hello"}}]'`;

const bucketList = ({ resource, context }: Parts): string =>
  `aws s3 ls ${quote(`s3://${resource}/${keyOf(context, 's3:prefix')}`)}`;

const profile = ({ region, resource, arn }: Parts): string =>
  `aws bedrock get-inference-profile --region ${quote(region)} --inference-profile-identifier ${quote(resource.startsWith('inference-profile/') ? after(resource, 'inference-profile/') : arn)}`;

interface CallRow {
  readonly action: string;
  readonly resource: RegExp;
  readonly command: (parts: Parts) => string;
}

/** What has no row cannot be called from a command line, or would change something. */
const ROWS: readonly CallRow[] = [
  {
    action: 'bedrock:InvokeModel',
    resource: /^(?:foundation-model|inference-profile|application-inference-profile|default-prompt-router)\//,
    command: converse,
  },
  { action: 'bedrock:InvokeModel', resource: /^imported-model\//, command: invoke },
  { action: 'sagemaker:InvokeEndpoint', resource: /^endpoint\//, command: endpoint },
  { action: 'bedrock-mantle:CreateInference', resource: /^project\//, command: mantle },
  { action: 'bedrock:ApplyGuardrail', resource: /^guardrail\//, command: guardrail },
  { action: 'bedrock:GetInferenceProfile', resource: /profile\//, command: profile },
  { action: 's3:ListBucket', resource: /^[^/]+$/, command: bucketList },
];

/** A call that AWS makes on behalf of another one is not made by hand. */
const within = ({ context }: Expectation): boolean =>
  ['bedrock:InferenceProfileArn', 'aws:CalledViaLast', 'aws:CalledVia', 'aws:ViaAWSService'].some((key) => {
    const value = keyOf(context, key);
    return value !== '' && value !== 'false';
  });

/** The command of a call, and its model where it has one; undefined where there is none. */
function commandOf({
  action,
  resource: arn,
  context,
}: Expectation): Pick<CheckCall, 'command' | 'model'> | undefined {
  const [, partition = '', , region = '', account = '', ...rest] = arn.split(':');
  const resource = rest.join(':');
  const row = ROWS.find((each) => each.action === action && each.resource.test(resource));
  return (
    row && {
      command: row.command({ partition, region, account, resource, arn, context }),
      ...(row.command === converse && { model: { id: modelOf({ resource, arn }), region } }),
    }
  );
}

/** A call that names nothing: what is missing cannot be left out on a command line. */
const isEmpty = ({ action, context }: Expectation): boolean =>
  action === 'bedrock-mantle:CreateInference' && keyOf(context, 'bedrock-mantle:Model') === '';

/** AWS answers for something else than permission where a model or a bucket does not exist. */
const namesNothing = ({ difference = '', action }: Expectation): boolean =>
  difference.includes('does not exist') || (action.startsWith('s3:') && difference === 'another bucket');

const toCall = (expectation: Expectation): readonly CheckCall[] => {
  const called =
    within(expectation) || isEmpty(expectation) || namesNothing(expectation)
      ? undefined
      : commandOf(expectation);
  const { id, label, difference, expect } = expectation;
  return called === undefined
    ? []
    : [{ id, title: difference === undefined ? label : `${label}, ${difference}`, ...called, expect }];
};

const ONCE_ALLOWED = 4;
const ONCE_DENIED = 2;

/** Who makes a call: a role of the kit, or somebody else. */
const isOf =
  (role: string | undefined) =>
  ({ principal }: Expectation): boolean =>
    'role' in principal ? principal.role === role && principal.everything !== true : role === undefined;

const regionOf = ({ resource }: Expectation): string => resource.split(':')[3] ?? '';

/**
 * Policies for everybody name no Region, resource or account. Their calls are those of models that AWS has, in a Region
 * that every account can use.
 */
function generalCalls(expectations: readonly Expectation[]): readonly Expectation[] {
  const models = expectations.filter(({ resource }) =>
    /:foundation-model\/|:project\/|:guardrail\//.test(resource),
  );
  const regions = new Set(models.map(regionOf));
  const [only = ''] = regions;
  if (regions.size !== 1 || !models.every(({ resource }) => resource.startsWith('arn:aws:'))) return models;
  return models.map((each) => ({ ...each, resource: each.resource.replace(`:${only}:`, ':us-east-1:') }));
}

/** Each command once: a few that must work, and a few similar ones that must be refused. */
export function callsOf(
  expectations: readonly Expectation[],
  role: string | undefined,
): readonly CheckCall[] {
  const mine = expectations.filter(isOf(role));
  const own = role === undefined ? generalCalls(mine) : mine;
  const once = (all: readonly Expectation[], taken: ReadonlySet<string>): readonly CheckCall[] => [
    ...new Map(
      all
        .flatMap(toCall)
        .filter(({ command }) => !taken.has(command))
        .map((call) => [call.command, call] as const),
    ).values(),
  ];
  const allowed = own.filter((each) => each.expect === 'allowed');
  const works = once(allowed, new Set());
  // In a Region that the account has not enabled, AWS refuses a call for another reason.
  const regions = new Set(allowed.map(regionOf));
  const denied = own.filter((each) => each.expect === 'denied');
  const near = denied.filter((each) => regions.has(regionOf(each)));
  const fails = once(near.length > 0 ? near : denied, new Set(works.map(({ command }) => command)));
  return [...works.slice(0, ONCE_ALLOWED), ...fails.slice(0, ONCE_DENIED)];
}
