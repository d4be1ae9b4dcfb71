// Jobs by the names that people know them by, which once led to another kit, or to the opposite of what was said.
import { expect, test } from 'vitest';
import { isSure } from './read-english.ts';
import { readSentence } from './read-sentence.ts';

test.each([
  ['AgentCore Runtime agent that calls DeepSeek', 'invoke', { entity: 'agentcore' }],
  [
    'Import a distill of R1: the weights are in safetensors-format in the bucket acme-weights, us-east-1.',
    'import',
    { weights: ['s3://acme-weights'], regions: ['us-east-1'] },
  ],
  [
    'We tune a distill on SageMaker; training data in jsonl-format in s3://acme-train, results to s3://acme-model.',
    'fine-tune-sagemaker',
    { trainingData: ['s3://acme-train'], trainingOutput: ['s3://acme-model'] },
  ],
  [
    'A Lambda calls our imported model in us-east-1; the model is loaded from build 202401abc123 by commit 4f3a2b1c9d8e.',
    'invoke-imported',
    { entity: 'lambda', regions: ['us-east-1'] },
  ],
  [
    'The Lambda calls DeepSeek-V3.2 in us-east-1. In the AWS profile dev1a2b3c4d5 it works.',
    'invoke',
    { entity: 'lambda', models: ['v3.2'], regions: ['us-east-1'] },
  ],
  [
    'We imported R1 distill into us-east-1 last week, but now the Lambda calls DeepSeek-V3.2 in us-west-2.',
    'invoke',
    { entity: 'lambda', models: ['v3.2'], regions: ['us-west-2'] },
  ],
  [
    'After a long evaluation we decided to host R1-Distill-Llama-70B with vLLM on EKS, namespace serving',
    'host-eks',
    { namespace: 'serving' },
  ],
  [
    'Lambda calls R1 in us-east-1. Answers get cached in ElastiCache for Redis with IAM auth, so include elasticache:Connect.',
    'invoke-r1',
    { entity: 'lambda', regions: ['us-east-1'] },
  ],
  [
    'Lambda calls arn:aws:bedrock:eu-central-1:703192847506:imported-model/zq81mn0p2r4t, then copies each answer to Azure Blob Storage',
    'invoke-imported',
    {
      entity: 'lambda',
      importedModels: ['arn:aws:bedrock:eu-central-1:703192847506:imported-model/zq81mn0p2r4t'],
      regions: ['eu-central-1'],
    },
  ],
  [
    'We fine-tune R1-Distill-Qwen-7B on SageMaker, training data in dunlin-train, the results going to dunlin-out',
    'fine-tune-sagemaker',
    { trainingData: ['s3://dunlin-train'], trainingOutput: ['s3://dunlin-out'] },
  ],
  [
    'Lambda calls our imported DeepSeek distill m9n8b7v6c5x4',
    'invoke-imported',
    { entity: 'lambda', importedModels: ['m9n8b7v6c5x4'] },
  ],
  [
    'Lambda calls V3.2 only through its application inference profile at1as2pr3of4',
    'invoke-app-profiles',
    { entity: 'lambda', profileModels: ['v3.2'], appProfiles: ['at1as2pr3of4'] },
  ],
  [
    'Pods need to invoke the distill that we imported into Bedrock last month, model ID q7w2x9k4m1zp',
    'invoke-imported',
    { entity: 'eks-pods', importedModels: ['q7w2x9k4m1zp'] },
  ],
  [
    'Pods may call the SageMaker endpoint r1-distill-qwen-14b-prod',
    'invoke-sagemaker',
    { entity: 'eks-pods', endpoints: ['r1-distill-qwen-14b-prod'] },
  ],
  [
    'Eine Lambda-Funktion ruft den SageMaker-Endpunkt r1-distill-qwen-14b-prod auf',
    'invoke-sagemaker',
    { entity: 'lambda', endpoints: ['r1-distill-qwen-14b-prod'] },
  ],
  [
    'Enforce a guardrail on all calls in the organization: arn:aws:bedrock:us-east-1:208857714396:guardrail/t5w0r8y2kd1x, version 3',
    'enforce-guardrail',
    {
      guardedModels: 'all',
      policyGuardrails: ['arn:aws:bedrock:us-east-1:208857714396:guardrail/t5w0r8y2kd1x:3'],
    },
  ],
  [
    'The fine-tuned DeepSeek-R1-Distill-Qwen-7B is copied every night into our bucket mig-distills, and from there it is imported into Amazon Bedrock in us-east-1',
    'import',
    { weights: ['s3://mig-distills'], regions: ['us-east-1'] },
  ],
  [
    'no principal in AWS organization o-q1w2e3r4t5 may invoke DeepSeek models, through Bedrock or otherwise',
    'deny-deepseek',
    { denyScope: 'all' },
  ],
  [
    'DeepSeek is blocked in the organization. The only exception is the role arn:aws:iam::623409178805:role/Review, which must keep access.',
    'deny-deepseek',
    { denyScope: 'all', scpExemptRoles: ['arn:aws:iam::623409178805:role/Review'] },
  ],
  [
    'Service role for our Bedrock agent. It should use DeepSeek-V3.1 in us-west-2. The final response is streamed.',
    'agents',
    { servedModels: ['v3.1'], regions: ['us-west-2'], streaming: true },
  ],
  [
    'Title: Role for a self-hosted DeepSeek distill\nDescription: EC2 instance with vLLM, weights in bucket g6e-weights, us-west-2',
    'host-ec2',
    { weights: ['s3://g6e-weights'], regions: ['us-west-2'] },
  ],
  ['Strands agent on AgentCore calls DeepSeek V3.2', 'invoke', { entity: 'agentcore', models: ['v3.2'] }],
  ['call an AgentCore agent', 'invoke-agentcore', {}],
  ['Bedrock agent with DeepSeek', 'agents', {}],
  ['What permissions do I need to call DeepSeek on Bedrock?', 'invoke', {}],
  ['a role for our Lambda that uses DeepSeek', 'invoke', { entity: 'lambda' }],
  ['our EC2 instances need to use DeepSeek', 'invoke', { entity: 'ec2' }],
  ['EC2 instances need access to DeepSeek', 'invoke', { entity: 'ec2' }],
  ['run DeepSeek on our EC2 instances', 'host-ec2', {}],
  ['Approve all models except V3.1', 'approve-models', { approvedModels: ['v3.2', 'r1'] }],
  ['Deny all models except V3.1', 'approve-models', { approvedModels: ['v3.1'] }],
  ['Alle Modelle außer R1 sind erlaubt', 'approve-models', { approvedModels: ['v3.2', 'v3.1'] }],
  ['除 R1 外,允许所有模型', 'approve-models', { approvedModels: ['v3.2', 'v3.1'] }],
  ['Tous les modèles sauf R1', 'approve-models', { approvedModels: ['v3.2', 'v3.1'] }],
  ['Todos los modelos excepto R1', 'approve-models', { approvedModels: ['v3.2', 'v3.1'] }],
  ['All except R1 and V3.1 are allowed in the org', 'approve-models', { approvedModels: ['v3.2'] }],
  ['R1以外を禁止', 'deny-deepseek', { denyScope: 'some', deniedModels: ['v3.2', 'v3.1'] }],
  ['R1を禁止し、V3.2は許可', 'deny-deepseek', { denyScope: 'some', deniedModels: ['r1'] }],
  ['Bloquer R1 uniquement', 'deny-deepseek', { denyScope: 'some', deniedModels: ['r1'] }],
  ['Prohibir solo R1', 'deny-deepseek', { denyScope: 'some', deniedModels: ['r1'] }],
  [
    'LambdaはストリーミングなしでV3.2を呼び出す',
    'invoke',
    { entity: 'lambda', streaming: false, models: ['v3.2'] },
  ],
  ['LambdaからR1を呼び出さない、V3.2を呼び出す', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['R1 wird nicht gebraucht, Lambda ruft V3.2 auf', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ["Lambda n'appelle pas R1 mais V3.2", 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['Lambda llama solo a V3.2', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['Lambda から V3.1 と V3.2 を呼び出す', 'invoke', { entity: 'lambda', models: ['v3.1', 'v3.2'] }],
  [
    'プロンプト ABCDE12345 と FGHIJ67890 を Lambda から使う',
    'invoke-prompts',
    { entity: 'lambda', prompts: ['ABCDE12345', 'FGHIJ67890'] },
  ],
  [
    'Lambda 使用提示词 ABCDE12345 和 FGHIJ67890',
    'invoke-prompts',
    { entity: 'lambda', prompts: ['ABCDE12345', 'FGHIJ67890'] },
  ],
  ['we moved from ECS to EKS, the pods call V3.2', 'invoke', { entity: 'eks-pods', models: ['v3.2'] }],
  ['We upgraded from V3.1 to V3.2, ECS calls it', 'invoke', { entity: 'ecs', models: ['v3.2'] }],
  ['The Lambda was replaced by a Fargate task, calls V3.2', 'invoke', { entity: 'ecs', models: ['v3.2'] }],
  ['switched from R1 to V3.2, Lambda calls it', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['Calls V3.2 from Lambda (previously ECS, R1)', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['Lambda instead of ECS calls V3.2 in place of R1', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['Lambda calls V3.1, R1 is out of scope', 'invoke', { entity: 'lambda', models: ['v3.1'] }],
  [
    'R1, V3.1 and streaming are out of scope. Lambda calls V3.2',
    'invoke',
    { entity: 'lambda', models: ['v3.2'] },
  ],
  ['~~ECS~~ Lambda calls ~~R1~~ V3.2', 'invoke', { entity: 'lambda', models: ['v3.2'] }],
  ['R1 ❌\nV3.1 ✅\nLambda calls it', 'invoke', { entity: 'lambda', models: ['v3.1'] }],
  ['step function pls call V3.2', 'invoke', { entity: 'step-functions', models: ['v3.2'] }],
  ['namespace thx, V3.2 asap', 'invoke', { entity: 'eks-pods', models: ['v3.2'] }],
  [
    'Wir sind von ECS auf EKS umgezogen, die Pods rufen V3.2 auf',
    'invoke',
    { entity: 'eks-pods', models: ['v3.2'] },
  ],
  [
    '- [ ] R1\n- [x] V3.1\n- [ ] streaming\n- [x] guardrail\nLambda calls it',
    'invoke',
    { entity: 'lambda', models: ['v3.1'], guardrailRule: 'required' },
  ],
  [
    'To do:\n- [ ] Lambda calls V3.2\n- [ ] guardrail',
    'invoke',
    { entity: 'lambda', models: ['v3.2'], guardrailRule: 'required' },
  ],
  [
    'Lambda calls V3.2\n\n## Out of scope\n\n- R1\n- streaming\n\nRegion: us-east-1',
    'invoke',
    { entity: 'lambda', models: ['v3.2'], regions: ['us-east-1'] },
  ],
  ['Karpenter nodes that host DeepSeek', 'host-eks', {}],
  ['Karpenter', 'host-eks', {}],
  [
    'Our app on EKS with Karpenter calls DeepSeek V3.2 on Bedrock',
    'invoke',
    { entity: 'eks-pods', models: ['v3.2'] },
  ],
  ['RLHF of a distill', 'fine-tune-sagemaker', {}],
  ['deny Bedrock API keys', 'approve-models', { noLongTermKeys: true }],
  ['Bedrock API keys for DeepSeek', 'api-keys', {}],
  [
    'organization policy that enforces a guardrail on every Bedrock call',
    'enforce-guardrail',
    { guardedModels: 'all' },
  ],
  ['My Lambda must use a guardrail', 'invoke', { entity: 'lambda', guardrailRule: 'required' }],
  ['LiteLLM proxy on ECS', 'invoke', { entity: 'ecs' }],
  ['Lambda with a LangChain agent calls DeepSeek', 'invoke', { entity: 'lambda' }],
  ['LangChain on Lambda', 'invoke', { entity: 'lambda' }],
  ['vLLM on ECS with GPUs', 'host-ecs', {}],
  [
    'ABAC by team tag on inference profiles',
    'invoke-app-profiles',
    { entity: 'tagged-role', matchTags: ['team'], sessionTagKeys: ['team'] },
  ],
  ['ABAC by principal tags on inference profiles', 'invoke-app-profiles', { entity: 'tagged-role' }],
])('%s', (text, scenario, values) => {
  expect(readSentence(text).answers).toEqual({ scenario, values });
});

// https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
test.each([
  ['scale to zero DeepSeek endpoint', { deployComponents: true }],
  ['SageMaker endpoint that scales to zero', { deployComponents: true }],
  ['SageMaker endpoint that scales to zero, with async inference', { inferenceOption: 'async' }],
])('%s: the endpoint that is offered can scale to zero', (text, more) => {
  expect(readSentence(text).answers).toEqual({
    scenario: 'host-sagemaker',
    values: { autoscaling: true, scaleToZero: true, ...more },
  });
});

// What is kept out, ended, left alone or only asked about is no wish.
test.each([
  'Trust account 111122223333 and 444455556666 but not 777788889999; V3.2',
  'Accounts 111122223333 and 444455556666 may assume the role for R1, 777788889999 may not',
  'All but V3.2 must be denied by SCP',
  'Lambda must lose access to R1',
  'Prohibit API keys for Bedrock',
  'Delete the DeepSeek role in Lambda',
  'Nous ne voulons plus bloquer DeepSeek',
  'Everything but V3.1 should be callable from our Lambda',
  'All DeepSeek models but R1 from ECS',
  'Deny DeepSeek but leave SageMaker endpoints alone',
  'Deny DeepSeek in Bedrock, and do not touch imported or marketplace models',
  'VPC endpoint policy for Bedrock runtime that lets through everything except DeepSeek',
  'Approve V3.2, forbid us-east-1 and allow us-west-2 by SCP',
  'Calls should not be restricted to our VPC endpoint vpce-0123456789abcdef0; V3.2 from Lambda',
  'ECS V3.2, IP restrictions are not wanted; 10.0.0.0/8 is our internal range',
  'R1 from Lambda. Edit: V3.2, not R1',
  'batch V3.1, results must not go to s3://old-out but to s3://new-out; input s3://b-in',
  'Lambda calls V3.2; leave streaming out',
  'RCP for weights bucket acme-weights only, TLS not enforced',
  'Our app runs in Azure and calls V3.2 on Bedrock',
  'LangChain app in Cloud Run calls V3.2 on Bedrock',
  'Which regions offer DeepSeek R1?',
  'What is the difference between V3.1 and V3.2?',
  'Does Bedrock log my prompts to DeepSeek?',
  'Price comparison between R1 and V3.2 on Bedrock, Lambda',
  'SageMaker endpoint hosting distill: autoscaling is out of scope, data capture stays disabled',
  'OpenAI SDK from Lambda but over bedrock-runtime, not mantle, V3.2',
  'Deny DeepSeek except when role Ops calls V3.1',
  'SCP denies DeepSeek outside us-west-2',
  'Deny DeepSeek in us-east-1',
  'SCP denies DeepSeek except for calls through AgentCore',
  'Deny DeepSeek unless MFA is used',
  'Deny DeepSeek outside our VPC',
  'Deny DeepSeek at night',
  'Deny DeepSeek without a guardrail',
  'Block DeepSeek except the accounts 111122223333 and 444455556666',
  'Deny DeepSeek in all accounts except role Ops in account 111122223333',
  'DeepSeek außerhalb von us-west-2 sperren',
  'DeepSeek を禁止、us-west-2 以外',
  'Lambda calls V3.2, except role Ops',
  'Deny DeepSeek, admins exempt',
  'Deny DeepSeek, exempt: the security team',
  'Deny R1 except for role Ops and V3.1 except for role Sec',
  'Deny DeepSeek except service-linked roles',
  'Deny DeepSeek to the role Interns, exempt role Ops',
  'Deny DeepSeek everywhere but in the account 111122223333',
  'Niemand außer Ops und Sec darf DeepSeek aufrufen',
  'Lambda us-west-2: not sure whether V3.1 or V3.2',
])('“%s” is asked about', (text) => {
  expect(isSure(readSentence(text))).toBe(false);
});

// A policy denies everyone in its accounts: who names one role means that role, or an exemption.
test.each([
  'Deny role Research the use of DeepSeek',
  'Deny the use of DeepSeek for arn:aws:iam::111122223333:role/Dev',
  'Deny role ml-research the use of DeepSeek',
  'Deny R1 for all. V3.1 only for role Ops.',
  'Ban R1 for the whole company, V3.1 only for the Research role',
  'Deny DeepSeek, but role Ops keeps access to V3.1',
  'Deny DeepSeek to everybody who is not in role Ops',
  'Deny DeepSeek. Role Ops is denied too.',
  'Everyone’s DeepSeek access is blocked; role Ops isn’t',
  'Der Rolle Praktikanten DeepSeek verbieten',
  '禁止角色 Interns 使用 DeepSeek',
  'ロール Interns に DeepSeek を禁止',
])('“%s” asks who is denied', (text) => {
  const { answers, open } = readSentence(text);
  expect(answers?.values).not.toHaveProperty('scpExemptRoles');
  expect(open?.map(({ field }) => field)).toEqual(['scpExemptRoles']);
});
