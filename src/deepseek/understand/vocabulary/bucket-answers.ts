// What a bucket is for, by the words next to it: weights, data, results, logs.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';

export interface BucketUse {
  /** How people name it, as the source of a pattern; the last of all names before a bucket counts. */
  readonly words: string;
  /** The questions that a bucket of this use answers. */
  readonly states: readonly FieldId[];
  /** Those that it answers where no other bucket does. */
  readonly may?: readonly FieldId[];
  readonly also?: FieldValues;
}

/** Without words next to it, where a bucket belongs follows from the scenario. */
export const INPUTS: readonly FieldId[] = [
  'weights',
  'trainingData',
  'batchInput',
  'asyncInput',
  'evaluationPrompts',
  'logBuckets',
  'actionSchemas',
];

/** Of two buckets without words next to them, the second is for what comes out. */
export const OUTPUTS: readonly FieldId[] = [
  'batchOutput',
  'asyncResults',
  'asyncOutput',
  'evaluationResults',
  'logBuckets',
  'trainingOutput',
];

export const BUCKET_USES: readonly BucketUse[] = [
  {
    words: String.raw`data captures?|captur(?:es?|ed|ing)(?: (?:the |all )?(?:data|traffic|requests|payloads))?`,
    states: ['captureBuckets'],
    also: { dataCapture: true },
  },
  {
    words: String.raw`life-?cycle(?: scripts?| config\w*)?|boot(?:strap)? scripts?`,
    states: ['lifecycleScripts'],
  },
  { words: String.raw`check-?points?|ckpts?`, states: ['checkpoints'], may: ['weights'] },
  {
    words: String.raw`(?:(?:fine-?)?\s?tuned|trained|resulting|output) (?:models?|weights|distill)|adapters?|lora|(?:model )?artifacts?`,
    states: ['trainingOutput'],
    may: ['weights'],
  },
  {
    words: String.raw`weights?|wts|base model|model (?:files?|data)|safetensors`,
    states: ['weights'],
    also: { baseWeights: 'own' },
  },
  {
    words: String.raw`fail(?:ed|ures?)(?: requests?| calls?)?|errors?|dead.?letters?`,
    states: ['asyncFailures', 'asyncResults'],
  },
  {
    words: String.raw`results?|outputs?|answers?|responses?|repl(?:y|ies)|predictions?|scores?|reports?|out(?=\s*[:=])|dest(?:ination)?|dst|target|writ(?:es?|ing|ten)(?: (?!weights|files|it|them)\w+)? to|writing|rw`,
    states: ['batchOutput', 'asyncResults', 'asyncOutput', 'evaluationResults', 'payloadOutput'],
    may: ['trainingOutput', 'logBuckets'],
  },
  {
    words: String.raw`(?:training |tuning |train |sft |dpo )?(?:data ?sets?|data(?! (?:scien|lake|team|engineer|platform|cent|analy))|sets?(?= of))|examples?|corpus|conversations?|chats|samples?|preference pairs`,
    states: ['trainingData'],
    may: ['batchInput', 'evaluationPrompts', 'appFiles'],
  },
  {
    words: String.raw`inputs?|(?:reference|golden|expected) answers|ro|prompts?|questions?|in(?=\s*[:=])|source|src|reading|records?`,
    states: ['batchInput', 'asyncInput', 'evaluationPrompts', 'payloadInput'],
    may: ['logBuckets', 'appFiles', 'trainingData'],
  },
  {
    words: String.raw`(?:large |async )?(?:requests?|payloads?)`,
    states: ['batchInput', 'asyncInput', 'evaluationPrompts', 'payloadInput'],
    may: ['logBuckets'],
  },
  { words: String.raw`(?:action |api |open-?api )?schemas?|open-?api`, states: ['actionSchemas'] },
  { words: String.raw`logs?|logging|logged|audit|invocations?`, states: ['logBuckets'] },
  {
    words: String.raw`documents?|docs|files?|pdfs?|templates?|config(?:uration)?s?|articles|texts?`,
    states: ['appFiles'],
    may: INPUTS,
  },
];

/** “Upload it to s3://…”: without a word for what it is. */
export const TO: BucketUse = {
  words: String.raw`\b(?:to|into|onto)\s+(?:(?:the|our|an?)\s+)?(?:(?:s3\s+)?bucket\s+)?$`,
  states: [],
  may: ['weights', ...OUTPUTS],
};
