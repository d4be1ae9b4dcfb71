// Settings in files and variables → the client they set up.
import {
  callResource,
  type KeyedExpression,
  type Expression,
  type Place,
  type CodeProgram,
} from '#deepseek/code/program.ts';

/** Keys of settings by what they hold, in any spelling. */
const KEYS: readonly (readonly [key: string, pattern: RegExp])[] = [
  ['model', /(?:^|_)models?(?:_?ids?|_?names?|_?arn)?$/i],
  ['model', /^(?:bedrock_?)?model_?(?:id|arn)$/i],
  ['region', /(?:^|_)(?:aws_?)?region(?:_?name)?$/i],
  ['baseUrl', /(?:^|_)(?:base_?url|api_?base|basepath)$/i],
  ['apiKey', /(?:^|_)(?:openai_|bedrock_)?api_?key$|^aws_bearer_token_bedrock$/i],
  ['guardrailIdentifier', /(?:^|_)guardrail(?:_?id|_?identifier|_?arn)$/i],
  ['endpointName', /(?:^|_)endpoint_?name$|(?:^|_)(?:sagemaker|llm|model|inference|deepseek)_endpoint$/i],
  ['endpointUrl', /(?:^|_)endpoint_?url(?:_?bedrock(?:_runtime)?)?$/i],
  ['streaming', /(?:^|_)stream(?:ing)?(?:_?enabled)?$/i],
];

/** A model on AWS, by its ID or by the name that other libraries have for it. */
const OURS = /^(?:bedrock|sagemaker)[\w]*[/:]|(?:^|[./])deepseek\.|^arn:aws|:foundation-model\//;

/** The text of a value, or the default of one that is filled in. */
function textIn(value: Expression | undefined): string {
  if (!value) return '';
  if (value.kind === 'text') return value.value;
  if (value.kind === 'join') return value.parts.map(textIn).join('*');
  const fallback =
    value.kind === 'either' ? value.options.findLast(({ kind }) => kind === 'text') : undefined;
  return fallback?.kind === 'text' ? fallback.value : '';
}

const plain = (key: string): string => key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll('-', '_');

/** A key that names a model which runs elsewhere than on Bedrock. */
const ELSEWHERE = /^(?:hf|hub|hugging_?face|openai|local|served|embedding)_/i;

/** What is filled in later: a variable, a parameter, an empty place. */
const isOpen = (value: Expression): boolean =>
  value.kind === 'text'
    ? value.value === ''
    : value.kind !== 'object' && value.kind !== 'list' && textIn(value) === '';

/** The client that a group of settings stands for, if it is one of AWS. */
export function addSettings(program: CodeProgram, entries: readonly KeyedExpression[], place: Place): void {
  const found: KeyedExpression[] = [];
  let open = false;
  const all = entries.flatMap((entry) =>
    entry.key === undefined && entry.value.kind === 'object' ? entry.value.entries : [entry],
  );
  for (const { key = '', value } of all) {
    const isId = key === 'id' && OURS.test(textIn(value));
    const name = isId ? 'model' : KEYS.find(([, pattern]) => pattern.test(plain(key)))?.[0];
    if (name === undefined) continue;
    found.push({ key: name, value });
    open ||= name === 'model' && isOpen(value) && !ELSEWHERE.test(plain(key));
  }
  // `--model A --model B`, `LLM_REGION` and `LLM_FALLBACK_REGION`: each of them. What AWS's SDKs take counts where nothing else does.
  const regions = all.filter(
    ({ key = '' }) => /region/i.test(key) && !/^aws_(?:default_)?region(?:_name)?$/i.test(plain(key)),
  );
  const isListed = new Set(entries.map(({ key }) => key)).size < entries.length;
  for (const name of ['model', 'region']) {
    const repeated = found.filter(
      ({ key, value }) =>
        key === name &&
        value.kind === 'text' &&
        (name === 'model' ? isListed : regions.some((each) => each.value === value)),
    );
    const [first] = repeated;
    if (!first || found.filter(({ key }) => key === name).length < 2) continue;
    const options = repeated.map(({ value }) => value);
    const { start, end } = first.value;
    found.push({ key: name, value: { kind: 'either', options, start, end } });
  }
  const valueOf = (name: string): Expression | undefined => found.find(({ key }) => key === name)?.value;
  const isPointed = /bedrock|sagemaker/.test(textIn(valueOf('baseUrl')));
  const isOurs = found.some(({ key, value }) => key === 'model' && OURS.test(textIn(value)));
  const isEndpoint = valueOf('endpointName') !== undefined;
  const row = isPointed ? POINTED : isOurs ? MODEL : isEndpoint ? ENDPOINT : open ? OPEN : undefined;
  if (!row) return;
  const [name, main] = row;
  const kept =
    row === MODEL ? found.filter(({ key, value }) => key !== 'model' || OURS.test(textIn(value))) : found;
  callResource(program, name, kept, kept.find(({ key }) => key === main)?.value ?? place);
}

/** The rows that settings stand for, and the setting that they are known by. */
const POINTED = ['OpenAI', 'baseUrl'] as const;
const MODEL = ['ModelSettings', 'model'] as const;
const ENDPOINT = ['EndpointSettings', 'endpointName'] as const;
const OPEN = ['OpenModelSettings', 'model'] as const;
