// What the benchmark times in Node: from answers to findings for the scenario with the longest documents, decisions, the
// access matrix, and texts that people paste.
import { readReference } from 'virtual:reference-files';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { answersOfCase, checkedCases } from '#deepseek/compose/testing/checked-cases.ts';
import denials from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { layoutOf } from '#deepseek/map/layout.ts';
import { mapOf } from '#deepseek/map/map-of.ts';
import { RULES } from '#deepseek/rules/index.ts';
import handWritten from '#deepseek/recognize/hand-written.cases.json' with { type: 'json' };
import { recognize } from '#deepseek/recognize/recognize.ts';
import { codeAnswers } from '#deepseek/understand/code-answers.ts';
import { readSentence } from '#deepseek/understand/read-sentence.ts';
import sentences from '#deepseek/understand/sentence.cases.json' with { type: 'json' };
import { matrix } from '#iam/access/matrix/matrix.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { documentOf, requestOf, USER, type RawStatement } from '#iam/decide/testing/builders.ts';
import { checkPolicy, findingsOn, readPolicy } from '#iam/editing/check-policy.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import { print } from '#iam/policy/print.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { neededServices } from '#iam/rules/needed-services.ts';
import { viewAhead } from '#iam/rules/policy-view.ts';
import { CORPUS, CORPUS_REFERENCE } from './corpus.ts';
import { hostileTasks } from './hostile.ts';
import { LARGEST } from './largest-kit.ts';
import type { Task } from './task.ts';

const textsOf = (kit: RoleKit) =>
  documentsOf(kit).map(({ type, document }) => ({ type, text: print(document) }));
const lengthOf = (kit: RoleKit) => textsOf(kit).reduce((sum, { text }) => sum + text.length, 0);
const checkTexts = (kit: RoleKit) => textsOf(kit).map(({ type, text }) => checkText(type, text));

const [largest] = checkedCases
  .map((each) => ({ ...each, answers: answersOfCase(each), kit: compose(answersOfCase(each)) }))
  .map((each) => ({ ...each, length: lengthOf(each.kit) }))
  .toSorted((a, b) => b.length - a.length);
if (!largest) throw new Error('There is no scenario to time');
const { answers, kit } = largest;
const texts = textsOf(kit);
const largestKit = compose(LARGEST);

export const subject = `${largest.name}: ${texts.length} documents, ${largest.length.toLocaleString('en')} characters`;

/** Every document of every scenario before any answer. */
const STARTS = scenarios.all().flatMap(({ id }) => textsOf(compose(startAnswers(id))));

/** What a repository holds: in turn a policy that we compose, and one of a real size. */
export const REPOSITORY: readonly string[] = Array.from({ length: 800 }, (_, index) => [
  STARTS[index % STARTS.length]!.text,
  CORPUS[index % CORPUS.length]!,
]).flat();

const EVERYTHING = createReference(readReference('index') as IndexFile);
for (const prefix of EVERYTHING.prefixes) EVERYTHING.add(prefix, readReference(prefix) as ServiceFile);

/** From a text to its findings, as the command line does it: files of the reference are read when they are needed. */
function check(text: string): unknown {
  const read = readPolicy({ type: 'identity', text });
  for (const prefix of read.source ? neededServices(viewAhead(read.source), CORPUS_REFERENCE) : [])
    CORPUS_REFERENCE.add(prefix, readReference(prefix) as ServiceFile);
  return findingsOn(read, CORPUS_REFERENCE, RULES);
}

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const OWN = '111122223333';
const ADMINISTRATOR = { Effect: 'Allow', Action: '*', Resource: '*' };
const RIGHT_REGIONS = { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'] } };
const BY_S3 = { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } };
const TO_BEDROCK = { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } };
const MODELS = [
  `arn:aws:bedrock:*::foundation-model/deepseek.*`,
  `arn:aws:bedrock:*:${OWN}:imported-model/*`,
];

const allow = (actions: string, resource: string | readonly string[], condition?: object): RawStatement => ({
  Effect: 'Allow',
  Action: actions.split(' '),
  Resource: resource,
  ...(condition && { Condition: condition }),
});

/** Ten statements of a role that trains and serves models: names, lists, wildcards, conditions, a variable, two denials. */
const ROLE = [
  allow('s3:ListBucket s3:GetBucketLocation', BUCKET, { StringLike: { 's3:prefix': 'models/*' } }),
  allow('s3:Get* s3:PutObject', [`${BUCKET}/models/*`, `${BUCKET}/\${aws:username}/*`]),
  allow('bedrock:*', MODELS),
  allow('kms:Decrypt kms:GenerateDataKey*', `arn:aws:kms:us-east-1:${OWN}:key/*`, BY_S3),
  allow('logs:Create* logs:PutLogEvents', 'arn:aws:logs:*:*:log-group:/app/*'),
  allow('ec2:Describe* ec2:CreateNetworkInterface*', '*'),
  allow('iam:PassRole', `arn:aws:iam::${OWN}:role/import`, TO_BEDROCK),
  allow('sagemaker:*', `arn:aws:sagemaker:us-east-1:${OWN}:*`),
  { Effect: 'Deny', Action: 's3:*', Resource: `${BUCKET}/data/private/*` },
  { Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], Resource: '*', Condition: RIGHT_REGIONS },
];

/** Denials that concern every action and every resource type. */
const CAPPED_ADMINISTRATOR = [
  ADMINISTRATOR,
  { Effect: 'Deny', Action: '*', Resource: [`${BUCKET}/*`, `arn:aws:iam::${OWN}:role/admin*`] },
  { Effect: 'Deny', Action: 's3:*', NotResource: [BUCKET, `${BUCKET}-2`, `${BUCKET}-2/*`] },
  {
    Effect: 'Deny',
    Action: '*',
    NotResource: 'arn:aws:s3:*:*:*',
    Condition: { Bool: { 'aws:ViaAWSService': 'true' } },
  },
];

const call = (action: string, resource: string) =>
  requestOf({
    principal: USER,
    action,
    resource,
    context: { 'aws:RequestedRegion': 'us-east-1', 's3:prefix': 'models/' },
  });
const CALLS = [
  call('s3:GetObject', `${BUCKET}/models/deepseek/weights.safetensors`),
  call('s3:PutObject', `${BUCKET}/mara/notes.txt`),
  call('s3:DeleteObject', `${BUCKET}/mara/notes.txt`),
  call('s3:ListBucket', BUCKET),
  call('bedrock:InvokeModel', 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0'),
  call('kms:Decrypt', `arn:aws:kms:us-east-1:${OWN}:alias/x`),
  call('ec2:RunInstances', `arn:aws:ec2:us-east-1:${OWN}:instance/*`),
  call('iam:PassRole', `arn:aws:iam::${OWN}:role/import`),
];
/** Compiled once, as a policy that decides many calls is. */
const TEN = { identity: [documentOf(ROLE)] };
const SLOW = { identity: [documentOf([allow('*', `arn:aws:s3:::${'*a'.repeat(200)}b`)])] };
const SLOW_CALL = call('s3:GetObject', `arn:aws:s3:::${'a'.repeat(900)}`);

const manyArns = (name: (index: number) => string) => [
  allow(
    '*',
    Array.from({ length: 250 }, (_, index) => name(index)),
  ),
];

/** Each run makes new documents, so that nothing of them is compiled yet. */
const matrixOf = (identity: readonly RawStatement[], boundary?: readonly RawStatement[]) =>
  matrix(
    { identity: [documentOf(identity)], ...(boundary && { boundary: [documentOf(boundary)] }) },
    EVERYTHING,
  ).counts;

const WRITTEN = handWritten.map(({ policy }) => [{ type: inferPolicyType(policy), document: policy }]);
let written = 0;

const MESSAGE = denials.map(({ text }) => text).join('\n');
const MESSAGES = MESSAGE.repeat(Math.ceil(1_000_000 / MESSAGE.length));
const CODE = Array.from(
  { length: 450 },
  (_, index) => `
def ask_${index}(prompt, model="deepseek.v3.2"):
    request = {"modelId": model, "messages": [{"role": "user", "content": [{"text": f"{prompt} please"}]}]}
    return boto3.client("bedrock-runtime", region_name="us-west-2").converse(**request)
`,
).join('');

export const tasks: readonly Task[] = [
  { name: 'compose', run: () => compose(answers) },
  { name: 'print', run: () => documentsOf(kit).map(({ document }) => print(document)) },
  { name: 'parse and check', run: () => texts.map(({ type, text }) => checkText(type, text)) },
  { name: 'answers to findings', run: () => checkTexts(compose(answers)) },
  { name: 'compose the largest kit', run: () => compose(LARGEST), goals: [{ of: 'p50', most: 6 }] },
  { name: 'map the largest kit', run: () => mapOf(largestKit) },
  { name: 'lay out the map of the largest kit', run: () => layoutOf(mapOf(largestKit)) },
  {
    name: 'check the policies of every task',
    run: () => STARTS.map((policy) => checkPolicy(policy, EVERYTHING, RULES)),
    each: { count: STARTS.length, of: 'policies' },
  },
  {
    name: `check ${CORPUS.length} policies of real sizes`,
    run: () => CORPUS.map(check),
    goals: [
      { of: 'rate', least: 5000, unit: ' a second' },
      { of: 'p99 of one', most: 3 },
    ],
    each: { count: CORPUS.length, of: 'policies', run: (index) => check(CORPUS[index] ?? '') },
  },
  ...hostileTasks,
  {
    name: '1000 decisions, ten statements',
    run: () => Array.from({ length: 1000 }, (_, index) => decide(CALLS[index % CALLS.length]!, TEN).decision),
  },
  { name: 'a pattern of 200 stars', run: () => decide(SLOW_CALL, SLOW).decision },
  { name: 'matrix of a role of ten statements', run: () => matrixOf(ROLE) },
  { name: 'matrix of an administrator', run: () => matrixOf([ADMINISTRATOR]) },
  {
    name: 'matrix of an administrator with denials',
    run: () => matrixOf(CAPPED_ADMINISTRATOR),
    goals: [{ of: 'p50', most: 20 }],
  },
  {
    name: 'matrix of 250 ARNs under a boundary',
    run: () =>
      matrixOf(
        manyArns((index) => `arn:aws:s3:::b${index}/*`),
        manyArns((index) => `arn:aws:s3:::*${index}/*`),
      ),
  },
  {
    name: 'read sentences',
    run: () => sentences.map(({ text }) => readSentence(text)),
    each: { count: sentences.length, of: 'sentences' },
  },
  {
    name: 'recognize a policy written by hand, each in turn',
    run: () => recognize(WRITTEN[(written += 1) % WRITTEN.length]!),
    slow: true,
  },
  { name: 'read 1 MB of error messages', run: () => parseDenials(MESSAGES), slow: true },
  { name: 'read 100 kB of Python', run: () => codeAnswers(`import boto3\n${CODE}`), slow: true },
];
