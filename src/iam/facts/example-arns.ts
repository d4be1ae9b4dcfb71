// An example ARN for the actions of a statement, for advice on what to write as its resource.
// The forms are those of the Service Authorization Reference:
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

interface ExampleArn {
  /** The prefix of the actions. */
  readonly service: string;
  /** The actions it is for, in lower case without the prefix; all others of the service if left out. */
  readonly actions?: RegExp;
  /** With the ID of the model that the author names, where it has one. */
  readonly arn: (model: string) => string;
}

const at = (resource: string) => (): string => resource;

/** For each service the rows of some of its actions first. */
const EXAMPLES: readonly ExampleArn[] = [
  {
    service: 'bedrock',
    actions: /^invokeagent/,
    arn: at('arn:aws:bedrock:us-east-1:111122223333:agent-alias/AGENT12345/*'),
  },
  {
    service: 'bedrock',
    actions: /agent/,
    arn: at('arn:aws:bedrock:us-east-1:111122223333:agent/AGENT12345'),
  },
  {
    service: 'bedrock',
    actions: /guardrail/,
    arn: at('arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl'),
  },
  {
    service: 'bedrock',
    actions: /retrieve|knowledgebase/,
    arn: at('arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KB12345678'),
  },
  {
    service: 'bedrock',
    actions: /importjob/,
    arn: at('arn:aws:bedrock:us-east-1:111122223333:model-import-job/*'),
  },
  {
    service: 'bedrock',
    arn: (model) => `arn:aws:bedrock:us-east-1::foundation-model/${model}`,
  },
  { service: 'bedrock-mantle', arn: at('arn:aws:bedrock-mantle:us-east-1:111122223333:project/default') },
  { service: 'sagemaker', arn: at('arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek') },
  {
    service: 's3',
    actions: /bucket|^list/,
    arn: at('arn:aws:s3:::amzn-s3-demo-bucket'),
  },
  { service: 's3', arn: at('arn:aws:s3:::amzn-s3-demo-bucket/*') },
  {
    service: 'kms',
    arn: at('arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
  },
  { service: 'iam', actions: /user/, arn: at('arn:aws:iam::111122223333:user/Name') },
  { service: 'iam', actions: /policy(?:version)?s?$/, arn: at('arn:aws:iam::111122223333:policy/Name') },
  { service: 'iam', arn: at('arn:aws:iam::111122223333:role/Name') },
  { service: 'sts', arn: at('arn:aws:iam::111122223333:role/Name') },
  { service: 'logs', arn: at('arn:aws:logs:us-east-1:111122223333:log-group:/aws/bedrock/logs:*') },
  {
    service: 'secretsmanager',
    arn: at('arn:aws:secretsmanager:us-east-1:111122223333:secret:deepseek-*'),
  },
  { service: 'lambda', arn: at('arn:aws:lambda:us-east-1:111122223333:function:name') },
  { service: 'dynamodb', arn: at('arn:aws:dynamodb:us-east-1:111122223333:table/Name') },
  { service: 'sqs', arn: at('arn:aws:sqs:us-east-1:111122223333:name') },
  { service: 'sns', arn: at('arn:aws:sns:us-east-1:111122223333:name') },
  { service: 'ec2', arn: at('arn:aws:ec2:us-east-1:111122223333:instance/i-1234567890abcdef0') },
  { service: 'ecr', arn: at('arn:aws:ecr:us-east-1:111122223333:repository/name') },
  { service: 'aoss', arn: at('arn:aws:aoss:us-east-1:111122223333:collection/abcdefghij') },
  { service: 'es', arn: at('arn:aws:es:us-east-1:111122223333:domain/name/*') },
  { service: 'states', arn: at('arn:aws:states:us-east-1:111122223333:stateMachine:name') },
];

/** Models in examples, each with letters and digits of its name. The first is for a placeholder that names none. */
const EXAMPLE_MODELS = [
  { letters: 'v32', id: 'deepseek.v3.2' },
  { letters: 'v31', id: 'deepseek.v3-v1:0' },
  { letters: 'r1', id: 'deepseek.r1-v1:0' },
] as const;

/** The model that a placeholder such as "your_DeepSeek_R1_model_ARN" names. */
function namedModel(placeholder: string): string {
  const given = placeholder.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return (EXAMPLE_MODELS.find(({ letters }) => given.includes(letters)) ?? EXAMPLE_MODELS[0]).id;
}

/**
 * An ARN such as the first of the actions takes of which one is known, instead of a text that is none. Undefined where
 * no action says what it could be.
 */
export function exampleArn(actions: readonly string[], placeholder: string): string | undefined {
  for (const action of actions) {
    const [service = '', name = ''] = action.toLowerCase().split(':');
    const row = EXAMPLES.find((each) => each.service === service && (each.actions?.test(name) ?? true));
    if (row) return row.arn(namedModel(placeholder));
  }
  return undefined;
}
