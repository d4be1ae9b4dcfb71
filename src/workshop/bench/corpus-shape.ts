// The shape of policies in use: counts and shares taken from those that AWS manages, without any of their text.

/** How many policies are made. */
export const POLICY_COUNT = 300;

/** Rows of a count: the share of all that have at most so many. */
type Counts = readonly (readonly [share: number, most: number])[];

/** Of a policy, a statement, a list of ARNs, a condition. */
export const COUNTS = {
  statements: [
    [0.4, 1],
    [0.55, 2],
    [0.64, 3],
    [0.7, 5],
    [0.8, 7],
    [0.9, 11],
    [0.95, 18],
    [0.98, 28],
    [0.99, 36],
    [1, 47],
  ],
  services: [
    [0.4, 1],
    [0.56, 2],
    [0.68, 3],
    [0.72, 4],
    [0.8, 5],
    [0.9, 8],
    [0.95, 11],
    [1, 18],
  ],
  actions: [
    [0.48, 1],
    [0.66, 2],
    [0.74, 3],
    [0.8, 4],
    [0.9, 7],
    [0.95, 13],
    [0.98, 26],
    [0.99, 45],
    [1, 120],
  ],
  arns: [
    [0.79, 1],
    [0.92, 2],
    [0.95, 3],
    [0.98, 4],
    [0.99, 7],
    [1, 30],
  ],
  conditions: [
    [0.58, 0],
    [0.88, 1],
    [0.95, 2],
    [0.99, 3],
    [1, 6],
  ],
  values: [
    [0.91, 1],
    [0.95, 2],
    [0.98, 3],
    [0.99, 5],
    [1, 12],
  ],
} satisfies Readonly<Record<string, Counts>>;

export const SHARES = {
  /** Of statements. */
  sid: 0.64,
  deny: 0.01,
  star: 0.47,
  /** Of actions: a name with a star, and a typing error. */
  pattern: 0.044,
  typo: 0.004,
} as const;

/** How often statements name a service. */
export const SERVICE_WEIGHTS: Readonly<Record<string, number>> = {
  ec2: 328,
  iam: 209,
  logs: 106,
  s3: 105,
  kms: 64,
  cloudwatch: 62,
  ssm: 59,
  cloudformation: 40,
  elasticloadbalancing: 33,
  sagemaker: 32,
  organizations: 30,
  secretsmanager: 30,
  lambda: 24,
  sns: 22,
  events: 21,
  tag: 19,
  iot: 19,
  ram: 18,
  ecs: 18,
  eks: 17,
  rds: 14,
  glue: 14,
  es: 14,
  ecr: 14,
  dynamodb: 13,
  bedrock: 13,
  redshift: 11,
  route53: 11,
  autoscaling: 11,
  apigateway: 11,
  elasticfilesystem: 10,
  sqs: 10,
  xray: 9,
  kinesis: 9,
  firehose: 7,
  backup: 6,
  cloudtrail: 6,
  cloudfront: 6,
};

export interface ConditionRow {
  readonly weight: number;
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export const CONDITION_ROWS: readonly ConditionRow[] = [
  { weight: 137, operator: 'StringEquals', key: 'aws:ResourceAccount', values: ['111122223333'] },
  { weight: 111, operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['search', 'chat'] },
  { weight: 82, operator: 'StringEquals', key: 'aws:RequestTag/team', values: ['search', 'chat'] },
  {
    weight: 70,
    operator: 'ForAnyValue:StringEquals',
    key: 'aws:CalledVia',
    values: ['athena.amazonaws.com', 'cloudformation.amazonaws.com'],
  },
  { weight: 45, operator: 'Null', key: 'aws:ResourceTag/team', values: ['false'] },
  {
    weight: 42,
    operator: 'ForAllValues:StringEquals',
    key: 'aws:TagKeys',
    values: ['team', 'stage', 'cost-center'],
  },
  {
    weight: 41,
    operator: 'StringEquals',
    key: 'iam:PassedToService',
    values: ['ecs-tasks.amazonaws.com', 'lambda.amazonaws.com', 'ec2.amazonaws.com'],
  },
  {
    weight: 28,
    operator: 'StringLike',
    key: 'kms:ViaService',
    values: ['s3.*.amazonaws.com', 'ec2.*.amazonaws.com'],
  },
  {
    weight: 20,
    operator: 'StringEquals',
    key: 'ec2:CreateAction',
    values: ['RunInstances', 'CreateVolume', 'CreateSnapshot'],
  },
  { weight: 18, operator: 'Null', key: 'aws:RequestTag/team', values: ['false'] },
  { weight: 18, operator: 'StringLike', key: 'aws:ResourceTag/name', values: ['chat-*', 'search-*'] },
  { weight: 17, operator: 'StringEquals', key: 'cloudwatch:namespace', values: ['Chat', 'Search'] },
  {
    weight: 11,
    operator: 'ArnLike',
    key: 'aws:SourceArn',
    values: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket1'],
  },
  { weight: 13, operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
];
