// Identifiers of what a role for DeepSeek works with, and words that are found like them: clusters, topics, images, reservations.
import { OTHER_MODEL_ID } from '#deepseek/facts/model-vendors.ts';
import { EXCEPT_WORDS } from './exempt-words.ts';
import { arn, secondsOf, type Identifier } from './identifier.ts';

const LEFT_ALONE =
  /^\s*(?:out\b|(?:is|are|stays?|remains?|keeps?)\s+(?:also\s+|still\s+)?(?:allowed|approved|ok|okay|usable|fine|available|out|exempt|unguarded|excluded)\b)/;
const LEFT_ALONE_BEFORE = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|excluding|leav(?:e|es|ing) out|keep(?:s|ing)?|skip(?:s|ping)?|but not|apart from|aside from|other than|also allow(?:ed|s)?)\b[^.;]*$|\bonly\b(?:(?!\b(?:not?|never|without|block|deny|ban)\b)[^.;])*\bmodels?\b(?:(?!\b(?:not?|never|without|block|deny|ban)\b)(?:[^.;]|\.\d))*$`,
);

export const RESOURCES: readonly Identifier[] = [
  {
    id: 'state-machine',
    pattern: arn(String.raw`states:[\w-]+:\d{12}:stateMachine:[\w-]+`),
    entity: 'step-functions',
  },
  {
    id: 'codebuild-project',
    pattern: arn(String.raw`codebuild:[\w-]+:\d{12}:project/[\w-]+`),
    entity: 'codebuild',
  },
  {
    id: 'ecs-cluster',
    pattern: arn(String.raw`ecs:[\w-]+:\d{12}:cluster/[\w-]+`),
    entity: 'ecs',
  },
  {
    id: 'ecr-image',
    pattern: /\b\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9][a-z0-9._/-]*(?:[:@][\w.:-]*\w)?/g,
    answers: (found) => {
      const name = found.slice(found.indexOf('/') + 1).split(/[:@]/)[0] ?? '';
      return { repositories: [name], taskImages: [name], agentImages: [name], trainingRepositories: [name] };
    },
  },
  {
    id: 'capacity-reservation',
    // What has an ID is not bought any more, also a Capacity Block.
    pattern:
      /(?:\bcapacity[- ](?:blocks?|reservations?)(?:\s(?:for ml|ids?|is|are|of ours|(?:that )?we (?:have|bought|own)))*[\s,:(=]+)?\bcr-[0-9a-f]{8,}\b/gi,
    answers: (found) => ({
      deployerPolicy: true,
      gpuCapacity: 'targeted',
      capacityReservations: [found.slice(found.lastIndexOf('cr-'))],
    }),
    scenarios: { 'host-ec2': 4, 'host-ecs': 4, 'host-eks': 4 },
  },
  {
    id: 'instance-type',
    pattern: /\bml\.[a-z]\w*\.\d*x?(?:large|metal)\b/g,
    answers: () => ({ trainingCompute: 'instances' }),
  },
  {
    // Only the word that makes it all: what it is said of stays a word of the sentence.
    id: 'all-models',
    pattern:
      /\b(?:all|every|each|any)(?=\s+(?:single\s+)?(?:bedrock\s+|inference\s+)?(?:models?|calls?|invocations?|requests?)\b(?!\s+(?:of|to|by|with)\s+(?:our\s+)?deepseek))/gi,
    answers: () => ({ guardedModels: 'all' }),
    isByTheWay: true,
  },
  {
    // As tokens of the cluster name it.
    id: 'kubernetes-subject',
    pattern: /\bsystem:serviceaccount:[a-z0-9-]+:[a-z0-9-]*[a-z0-9]/g,
    answers: (found) => ({ namespace: found.split(':')[2] ?? '', serviceAccount: found.split(':')[3] ?? '' }),
    entity: 'eks-irsa',
  },
  {
    id: 'own-image',
    pattern:
      /\b(?:own|custom)\s+(?:(?:serving|docker|container|vllm|sglang|inference)\s+)?(?:images?|containers?)\b/gi,
    answers: () => ({ servedFrom: 'own', trainingImage: 'own' }),
    scenarios: { 'host-sagemaker': 2, 'host-ec2': 1, 'host-ecs': 1, 'host-eks': 1 },
  },
  {
    id: 'mfa-age',
    pattern:
      /\bMFA\b(?![^.;,\n]{0,30}\bsessions?\b)[^.;,\n]{0,45}?\b\d+[\s-]*(?:h|hrs?|hours?|m|mins?|minutes?)\b/gi,
    answers: (found) => ({ mfaAge: secondsOf(found) }),
    entity: 'mfa-user',
  },
  {
    id: 'judge',
    pattern: arn(
      String.raw`bedrock:[\w-]*:\d*:(?:foundation-model|inference-profile)/(?!(?:us\.)?deepseek)[\w.:-]*\w`,
    ),
    when: ({ before }) => /\b(?:judge|grader|evaluator)\b[^.;]*$/.test(before),
    answers: (found) => ({ judges: [found], evaluationKind: 'judge' }),
  },
  {
    // Models of others that a policy leaves alone: “amazon.titan-embed-text-v2:0 stays allowed”.
    id: 'other-model',
    pattern: new RegExp(String.raw`(?<![\w.-])${OTHER_MODEL_ID}`, 'g'),
    when: ({ before, after }) => LEFT_ALONE_BEFORE.test(before) || LEFT_ALONE.test(after),
    answers: (found) => ({ otherModels: [found], unguardedModels: [found] }),
  },
];
