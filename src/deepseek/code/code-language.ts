// Which language a text is code of, if it is code that calls AWS or a model on it.

export type CodeLanguage = 'python' | 'javascript' | 'java' | 'go' | 'shell' | 'yaml' | 'json';

interface LanguageRow {
  readonly language: CodeLanguage;
  /** Names of the language at fences. */
  readonly tags: readonly string[];
  /** What only code of this language that calls AWS or a model has. */
  readonly signs: readonly RegExp[];
  /** What a text must have as a whole. */
  readonly whole?: RegExp;
  /** What shows that it is something else. */
  readonly not?: RegExp;
}

/** A model on AWS as settings name it. */
const MODEL = String.raw`(?:bedrock\/|bedrock:|bedrock_converse[:/]|sagemaker\/|(?:us\.)?deepseek\.[vr]\d|arn:aws[\w-]*:(?:bedrock|sagemaker):)`;
const ADDRESS = String.raw`https:\/\/bedrock-(?:mantle|runtime)\.`;

const LANGUAGES: readonly LanguageRow[] = [
  {
    language: 'python',
    tags: ['python', 'py', 'python3', 'ipython'],
    signs: [
      /^[ \t]*import (?:aio)?boto3\b(?![^\n]*\bfrom\b)/m,
      /^[ \t]*from (?:boto3|botocore|aioboto3|langchain_aws|langchain_community|litellm|openai|strands|sagemaker|llama_index|haystack_integrations|aws_bedrock_token_generator|crewai|pydantic_ai)[\w.]* import\b/m,
      /^[ \t]*import (?:litellm|openai|sagemaker)\s*(?:as \w+)?\s*$/m,
      /\bboto3\.(?:client|resource|Session|session)\b\s*\(?/,
      /\.(?:invoke_model|invoke_model_with_response_stream|converse|converse_stream|invoke_endpoint|create_model_import_job|create_model_invocation_job|download_file|upload_file)\(\s*(?:\w+\s*=|\*\*|$|["'])/m,
      /\b(?:ChatBedrock|ChatBedrockConverse|BedrockModel|AsyncOpenAI|OpenAI|acompletion|completion)\(\s*\w+\s*=/,
    ],
  },
  {
    language: 'javascript',
    tags: ['javascript', 'js', 'typescript', 'ts', 'tsx', 'jsx', 'mjs', 'node'],
    signs: [
      /["'](?:@aws-sdk\/client-[\w-]+|@aws-sdk\/lib-storage|aws-sdk|@langchain\/aws|@ai-sdk\/amazon-bedrock|openai|@langchain\/openai)["']/,
      /\bnew\s+(?:\w+\.)?(?:InvokeModel|InvokeModelWithResponseStream|Converse|ConverseStream|InvokeEndpoint|InvokeEndpointWithResponseStream|GetObject|PutObject|CreateModelImportJob|CreateModelInvocationJob)Command\s*\(/,
      /\bnew\s+(?:\w+\.)?(?:BedrockRuntime|BedrockRuntimeClient|BedrockClient|SageMakerRuntimeClient|ChatBedrockConverse|OpenAI)\s*\(/,
    ],
  },
  {
    language: 'java',
    tags: ['java', 'kotlin'],
    signs: [
      /\bsoftware\.amazon\.awssdk\./,
      /\b(?:BedrockRuntime(?:Async)?|Bedrock|SageMakerRuntime|S3)Client\.(?:builder|create)\(\)/,
      /\b(?:Converse|ConverseStream|InvokeModel|InvokeModelWithResponseStream|InvokeEndpoint)Request\.builder\(\)/,
    ],
  },
  {
    language: 'go',
    tags: ['go', 'golang'],
    signs: [
      /"github\.com\/aws\/aws-sdk-go(?:-v2)?\//,
      /\b(?:bedrockruntime|sagemakerruntime|bedrock)\.(?:NewFromConfig|New)\(/,
      /&(?:bedrockruntime|sagemakerruntime|bedrock)\.\w+Input\{/,
    ],
  },
  {
    language: 'shell',
    tags: ['bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'terminal', 'dotenv', 'env'],
    signs: [
      /^[ \t]*(?:[$!%] ?)?(?:\w+=\S+ +)*aws[ \t]+(?:--[\w-]+[= ]\S+[ \t]+)*(?:bedrock[\w-]*|sagemaker[\w-]*|s3api)[ \t]+[a-z][\w-]+(?:[ \t]+-|[ \t]*\\|[ \t]*$)/m,
      /^[ \t]*(?:[$!%] ?)?aws[ \t]+(?:--[\w-]+[= ]\S+[ \t]+)*s3[ \t]+(?:cp|sync|mv)[ \t]+\S*[^\n]*(?:s3:\/\/|\$)/m,
      /^[ \t]*(?:[$!%] ?)?(?:aws)?curl\b(?:[^\n]*\\\r?\n)*[^\n]*https:\/\/(?:bedrock-(?:runtime|mantle)|runtime\.sagemaker)\./m,
    ],
  },
  {
    // A file of variables.
    language: 'shell',
    tags: [],
    whole: /^(?:[ \t]*(?:#[^\n]*|(?:export[ \t]+)?[A-Za-z_]\w*=[^\n]*)?(?:\r?\n|$))+$/,
    signs: [
      new RegExp(String.raw`^[ \t]*(?:export[ \t]+)?\w*(?:MODEL|model)\w*=["']?${MODEL}`, 'm'),
      new RegExp(String.raw`^[ \t]*(?:export[ \t]+)?\w+=["']?${ADDRESS}`, 'm'),
      /^[ \t]*(?:export[ \t]+)?AWS_BEARER_TOKEN_BEDROCK=/m,
    ],
  },
  {
    language: 'json',
    tags: ['json', 'jsonc', 'json5'],
    whole: /^\s*[{[]/,
    not: /"(?:Statement|AWSTemplateFormatVersion|Resources|eventName|resource_changes|PolicyDocument)"\s*:/,
    signs: [
      new RegExp(String.raw`"\w*[mM]odel\w*"\s*:\s*"${MODEL}`),
      new RegExp(String.raw`"\w*"\s*:\s*"${ADDRESS}`),
    ],
  },
  {
    language: 'yaml',
    tags: ['yaml', 'yml'],
    not: /^(?:AWSTemplateFormatVersion|Resources):/m,
    signs: [
      new RegExp(String.raw`^[ \t]*(?:- +)?\w*[mM]odel\w*:[ \t]+["']?${MODEL}`, 'm'),
      new RegExp(String.raw`^[ \t]*(?:- +)?\w+:[ \t]+["']?${ADDRESS}`, 'm'),
    ],
  },
];

const fits = ({ signs, whole, not }: LanguageRow, text: string): boolean =>
  (whole?.test(text) ?? true) && !not?.test(text) && signs.some((sign) => sign.test(text));

/** Templates hold scripts and code, and are read as templates. */
const TEMPLATE =
  /^[ \t]*(?:resource|data)[ \t]+"\w+"[ \t]+"[\w-]+"[ \t]*\{|^[ \t]*"?(?:AWSTemplateFormatVersion|Resources)"?[ \t]*:|\bType"?[ \t]*:[ \t]*["']?AWS::/m;

/** The language of code that calls AWS; undefined for any other text. At a fence, the tag decides. */
export function languageOf(text: string, tag = ''): CodeLanguage | undefined {
  const tagged = LANGUAGES.find(({ tags }) => tags.includes(tag));
  if (tagged) return tagged.not?.test(text) ? undefined : tagged.language;
  if (TEMPLATE.test(text)) return undefined;
  return LANGUAGES.find((row) => fits(row, text))?.language;
}
