// Which language a text is code of, if it is code that calls AWS or a model on it.

export type CodeLanguage =
  | 'python'
  | 'javascript'
  | 'java'
  | 'go'
  | 'csharp'
  | 'rust'
  /** Kotlin, PHP, Ruby, Scala and Swift. */
  | 'braces'
  | 'shell'
  | 'make'
  | 'yaml'
  | 'json'
  | 'hcl'
  | 'other';

interface LanguageRow {
  readonly language: CodeLanguage;
  /** Names of the language at fences. */
  readonly tags: readonly string[];
  /** What only code of this language that calls AWS or a model has. */
  readonly signs: readonly RegExp[];
  /** What only this language has, whatever the text calls. */
  readonly shapes?: readonly RegExp[];
  /** What a text must have as a whole. */
  readonly whole?: RegExp;
  /** What shows that it is something else. */
  readonly not?: RegExp;
  readonly unless?: (text: string) => boolean;
}

/** A model on AWS as settings name it. */
const MODEL = String.raw`(?:bedrock\/|bedrock:|bedrock_converse[:/]|sagemaker\/|(?:us\.)?deepseek\.[vr]\d|arn:aws[\w-]*:(?:bedrock|sagemaker):)`;
const ADDRESS = String.raw`https:\/\/bedrock-(?:mantle|runtime)\.`;

/** What holds policies is read for those. */
const POLICY =
  /["']?(?:Statement|PolicyDocument|AssumeRolePolicyDocument|assume_role_policy|eventName|resource_changes)["']?\s*[:=]|\baws_iam_\w*policy\w*"|AWS::IAM::\w*Policy|AWS::Organizations::Policy/m;

/** A list of a person: a line for each point, and none below another. “- region: us-west-2”, “- no streaming”. */
function isList(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const points = lines.filter((line) => /^[-*•] \S/.test(line));
  return points.length > 1 && lines.every((line) => /^(?:[-*•] \S|(?![\w"'./-]+:(?:\s|$)|---)\S)/.test(line));
}

const LANGUAGES: readonly LanguageRow[] = [
  {
    // What has no reader: only the identifiers in it are read.
    language: 'other',
    tags: [
      'r',
      'powershell',
      'ps1',
      'pwsh',
      'cpp',
      'c',
      'elixir',
      'perl',
      'dart',
      'lua',
      'julia',
      'toml',
      'ini',
      'properties',
      'xml',
    ],
    shapes: [
      /^<\?xml\b|^#include [<"]/m,
      /^(?:library\(\w+\)|using [A-Z]\w*$|alias \w+(?:\.\w+)+)[ \t]*$/m,
      /^[ \t]*(?:\$\w+ = )?(?:Invoke|Get|New|Write|Read|Set)-(?:BDR|BDRR|S3|SM|SMR|LM|AWS|DefaultAWS)\w*/m,
      /^defmodule \w/m,
      /^[a-z][\w-]*(?:\.[\w-]+)+[ \t]*=[ \t]*\S[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[a-z][\w-]*(?:\.[\w-]+)+[ \t]*=[ \t]*\S/m,
      /^\[[\w ."-]+\][ \t]*\n(?:[ \t]*(?:[#;][^\n]*)?\n)*[ \t]*[\w.-]+[ \t]*=/m,
    ],
    signs: [
      /^#include <aws\//m,
      /^[ \t]*(?:\$\w+ = )?(?:Invoke|Get|New|Write|Read)-(?:BDR|BDRR|S3|SM|SMR)\w*/m,
    ],
  },
  {
    language: 'braces',
    tags: ['php', 'ruby', 'rb', 'swift', 'scala', 'kotlin', 'kt'],
    shapes: [
      /^<\?php\b|^use Aws\\\w+|^import (?:AWS\w+|Foundation|Soto\w*)[ \t]*$/m,
      /^require(?:_relative)? ["'][\w./-]+["'][ \t]*$/m,
      /\bAws::\w+::\w+\.new\b/,
      /\bBedrock(?:Runtime)?Client[ \t]*(?:\{|\.fromEnvironment\b)/,
    ],
    signs: [
      /^<\?php\b|\bAws::(?:Bedrock|SageMaker|S3)\w*::|^import (?:AWS\w+|Soto\w+)$|\baws\.sdk\.kotlin\./m,
      // Kotlin and Scala with the SDK for Java.
      /^[ \t]*(?:(?:suspend|private|override|internal|public|open) )*fun (?:<[^>\n]*> ?)?(?:\w+\.)?\w+\(|^[ \t]*(?:(?:private|const|override|lazy) )+va[lr] \w+|^(?:case class|object) \w+/m,
    ],
  },
  {
    language: 'python',
    tags: ['python', 'py', 'python3', 'ipython'],
    not: /^defmodule \w/m,
    shapes: [
      /^from [\w.]+ import (?:\w+(?: as \w+)?(?:, *\w+(?: as \w+)?)*|\()[ \t]*(?:#.*)?$/m,
      /^import [\w.]+(?: as \w+)?(?:, *[\w.]+(?: as \w+)?)*[ \t]*(?:#.*)?\n[\s\S]*?^[A-Za-z_][\w.]*(?: = \S|\(|\[)/m,
      /^(?:async )?def \w+\(.*:[ \t]*(?:#.*)?$/m,
    ],
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
    tags: ['javascript', 'js', 'typescript', 'ts', 'tsx', 'jsx', 'mjs', 'cjs', 'mts', 'node'],
    shapes: [
      /^import\b[^\n;]*(?:\{[^}]*\}[^\n;]*)?\bfrom ["'][^"'\n]+["'];?[ \t]*$/m,
      /\brequire\(["'][^"'\n]+["']\)/,
      /^export default \$config\(/m,
      /^[ \t]*(?:export )?(?:const|let) [\w{}, ]+ = [^\n]*[;({[][ \t]*$/m,
    ],
    signs: [
      /["'](?:@aws-sdk\/client-[\w-]+|@aws-sdk\/lib-storage|aws-sdk|@langchain\/aws|@ai-sdk\/amazon-bedrock|openai|@langchain\/openai)["']/,
      /\bnew\s+(?:\w+\.)?(?:InvokeModel|InvokeModelWithResponseStream|Converse|ConverseStream|InvokeEndpoint|InvokeEndpointWithResponseStream|GetObject|PutObject|CreateModelImportJob|CreateModelInvocationJob)Command\s*\(/,
      /\bnew\s+(?:\w+\.)?(?:BedrockRuntime|BedrockRuntimeClient|BedrockClient|SageMakerRuntimeClient|ChatBedrockConverse|OpenAI)\s*\(/,
    ],
  },
  {
    language: 'csharp',
    tags: ['csharp', 'cs', 'c#', 'dotnet'],
    shapes: [
      /^using (?:static )?[A-Z][\w.]*;[ \t]*$/m,
      /^namespace [A-Z][\w.]*[ \t]*[;{]?[ \t]*$/m,
      /\bnew (?:List|Dictionary)<[^>\n]+>/,
    ],
    signs: [
      /\bAmazon(?:BedrockRuntime|Bedrock|SageMakerRuntime|SageMaker|S3|BedrockAgentRuntime)(?:Client|Config)\b|\bRegionEndpoint\.\w/,
      /\bnew (?:Converse|ConverseStream|InvokeModel|InvokeModelWithResponseStream|InvokeEndpoint|GetObject|PutObject)Request\b(?!\.builder)/,
    ],
  },
  {
    language: 'rust',
    tags: ['rust', 'rs'],
    shapes: [
      /^[ \t]*use [a-z]\w*(?:::[\w:*]+|::\{[^}]*\})+;[ \t]*$/m,
      /^[ \t]*(?:pub(?:\(crate\))? )?(?:async )?fn \w+(?:<[^>\n]*>)?\([^\n]*/m,
      /^[ \t]*#\[[\w:]+(?:\([^\n]*\))?\][ \t]*$/m,
    ],
    signs: [/\baws_(?:sdk|config|smithy)\w*::/, /\baws_sdk_\w+/],
  },
  {
    language: 'java',
    tags: ['java'],
    shapes: [
      /^import (?:static )?(?:java|javax|software|com|org|io|jakarta)\.[\w.]+(?:\.\*)?;[ \t]*$/m,
      /^[ \t]*(?:public|private|protected) (?:static |final |abstract |sealed )*(?:class|interface|enum|record) \w+/m,
    ],
    signs: [
      /\bsoftware\.amazon\.awssdk\./,
      /\b(?:BedrockRuntime(?:Async)?|Bedrock|SageMakerRuntime|S3)Client\.(?:builder|create)\(\)/,
      /\b(?:Converse|ConverseStream|InvokeModel|InvokeModelWithResponseStream|InvokeEndpoint)Request\.builder\(\)/,
    ],
  },
  {
    language: 'go',
    tags: ['go', 'golang'],
    shapes: [/^package [a-z]\w*[ \t]*$/m, /^func (?:\(\w+ \*?\w+\) )?\w+\(/m],
    signs: [
      /"github\.com\/aws\/aws-sdk-go(?:-v2)?\//,
      /\b(?:bedrockruntime|sagemakerruntime|bedrock)\.(?:NewFromConfig|New)\(/,
      /&(?:bedrockruntime|sagemakerruntime|bedrock)\.\w+Input\{/,
    ],
  },
  {
    language: 'shell',
    tags: ['bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'terminal', 'dotenv', 'env'],
    // A shell script, and what builds an image.
    shapes: [
      /^#!\/(?:usr\/)?bin\/(?:env )?(?:ba|z|da)?sh\b/,
      /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:\$ )?(?:curl|az|gcloud|kubectl|helm|docker|podman|pip3?|hf|huggingface-cli|ollama|aws|eksctl|cdk|sam|export) [^\n]*(?:(?: -{1,2}[a-zA-Z])|https?:\/\/)/,
      /^FROM [\w./:@-]+[^\n]*\n[\s\S]*?^(?:RUN|CMD|ENTRYPOINT|COPY|ENV|WORKDIR|ARG) /m,
    ],
    signs: [
      /^[ \t]*(?:[$!%] ?)?(?:\w+=\S+ +)*aws[ \t]+(?:--[\w-]+[= ]\S+[ \t]+)*(?:bedrock[\w-]*|sagemaker[\w-]*|s3api)[ \t]+[a-z][\w-]+(?:[ \t]+-|[ \t]*\\|[ \t]*$)/m,
      /^[ \t]*(?:[$!%] ?)?aws[ \t]+(?:--[\w-]+[= ]\S+[ \t]+)*s3[ \t]+(?:cp|sync|mv)[ \t]+(?!(?:of|from|for|is|to|with|by|in|into|and|or) )\S*[^\n]*(?:s3:\/\/|\$)/m,
      /^[ \t]*(?:[$!%] ?)?(?:aws)?curl\b(?:[^\n]*\\\r?\n)*[^\n]*https:\/\/(?:bedrock-(?:runtime|mantle)|runtime\.sagemaker)\./m,
    ],
  },
  { language: 'make', tags: ['make', 'makefile', 'mk'], signs: [] },
  {
    // A file of variables.
    language: 'shell',
    tags: [],
    whole: /^(?:[ \t]*(?:#[^\n]*|(?:export[ \t]+)?[A-Za-z_]\w*=[^\n]*)?(?:\r?\n|$))+$/,
    // “base_url=…, runs as App Runner service”: one line of prose.
    not: /^[^\n#]*[,;] [a-z]+ [^\n]*$/,
    signs: [
      new RegExp(String.raw`^[ \t]*(?:export[ \t]+)?\w*(?:MODEL|model)\w*=["']?${MODEL}`, 'm'),
      new RegExp(String.raw`^[ \t]*(?:export[ \t]+)?\w+=["']?${ADDRESS}`, 'm'),
      /^[ \t]*(?:export[ \t]+)?AWS_BEARER_TOKEN_BEDROCK=/m,
    ],
    shapes: [
      /^[ \t]*(?:export[ \t]+)?[A-Z_][A-Z0-9_]*=[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:export[ \t]+)?[A-Z_]\w*=/m,
    ],
  },
  {
    language: 'json',
    tags: ['json', 'jsonc', 'json5', 'ipynb'],
    whole: /^\s*[{[]/,
    not: POLICY,
    shapes: [
      /"nbformat"\s*:\s*\d/,
      /"containerDefinitions"\s*:/,
      /"protocol"\s*:\s*"aws_sigv4"/,
      /"StartAt"\s*:[\s\S]*"States"\s*:|"States"\s*:[\s\S]*"StartAt"\s*:/,
      /"apiVersion"\s*:\s*"[\w./]+"/,
    ],
    signs: [
      new RegExp(String.raw`"\w*[mM]odel\w*"\s*:\s*"${MODEL}`),
      new RegExp(String.raw`"\w*"\s*:\s*"${ADDRESS}`),
      /"AWSTemplateFormatVersion"\s*:|"Type"\s*:\s*"AWS::/,
    ],
  },
  {
    language: 'hcl',
    tags: ['hcl', 'terraform', 'tf', 'tfvars'],
    not: POLICY,
    shapes: [
      /^[ \t]*(?:resource|data)[ \t]+"\w+"[ \t]+"[\w-]+"[ \t]*\{|^[ \t]*(?:provider|module|variable)[ \t]+"[\w-]+"[ \t]*\{/m,
    ],
    signs: [],
  },
  {
    language: 'yaml',
    tags: ['yaml', 'yml'],
    not: POLICY,
    unless: isList,
    // A ticket has sentences behind its labels: “Needs: InvokeModel on the distill that we imported”.
    whole:
      /(?<![\s\S])(?![\s\S]*^[ \t]*(?:[-*] )?[A-Z][\w /-]{0,30}:[ \t]+(?!["'[{|>&!])\S+(?: \S+){4,}[ \t]*$)/m,
    // A name alone on its line, with a deeper one below, and what files of known kinds begin with.
    shapes: [
      /^[ \t]*(?:- +)?["']?[\w./-]+["']?:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*#[^\n]*\n)*[ \t]+(?:- +)?["']?[\w./-]+["']?:(?:[ \t]|$)/m,
      /^apiVersion:[ \t]+[\w./]+[ \t]*$/m,
    ],
    signs: [
      new RegExp(String.raw`^[ \t]*(?:- +)?\w*[mM]odel\w*:[ \t]+["']?${MODEL}`, 'm'),
      new RegExp(String.raw`^[ \t]*(?:- +)?\w+:[ \t]+["']?${ADDRESS}`, 'm'),
      /^(?:AWSTemplateFormatVersion|Transform):/m,
    ],
  },
];

const mayBe = ({ whole, not, unless }: LanguageRow, text: string): boolean =>
  (whole?.test(text) ?? true) && !not?.test(text) && unless?.(text) !== true;

const fits = (row: LanguageRow, text: string): boolean =>
  row.signs.some((sign) => sign.test(text)) && mayBe(row, text);

const isLike = (row: LanguageRow, text: string): boolean =>
  row.shapes?.some((shape) => shape.test(text)) === true && mayBe(row, text);

/** Templates hold scripts and code, and are read as templates. */
const TEMPLATES: readonly (readonly ['hcl' | 'json' | 'yaml', RegExp])[] = [
  ['hcl', /^[ \t]*(?:resource|data)[ \t]+"\w+"[ \t]+"[\w-]+"[ \t]*\{/m],
  ['json', /^\s*\{[\s\S]*"nbformat"[ \t]*:[ \t]*\d/],
  ['json', /^\s*\{[\s\S]*"(?:AWSTemplateFormatVersion|Resources)"[ \t]*:/],
  ['yaml', /^(?:AWSTemplateFormatVersion|Resources):|^[ \t]+Type:[ \t]*["']?AWS::/m],
  // Their scripts are in the language of the shell.
  ['yaml', /^apiVersion:[ \t]+["']?[\w./]+["']?[ \t]*$/m],
  [
    'yaml',
    /^(?:jobs|services|stages|provider|functions|phases|runcmd|["']?on["']?):[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]+["'\w-]/m,
  ],
];

/** A line of YAML that is not indented. */
const YAML_LINE = /^(?:#|---|\.\.\.|- |[}\]]|%|\{\{|["']?[\w./$-]+["']?:(?:\s|$))/;
const YAML_KEY = /^["']?[A-Za-z_.][\w./-]*["']?:[ \t]*(?:\n[ \t]+\S|[[{&|>])/m;

/** YAML by its layout: each line that is not indented is a member, and one of them holds more. */
const hasLayout = (text: string): boolean =>
  /\n[ \t]*(?:- +)?["']?[\w./-]+["']?:(?:\s|$)/.test(text) &&
  YAML_KEY.test(text) &&
  text.split('\n').every((line) => /^(?:\s|$)/.test(line) || YAML_LINE.test(line));

/** The format of a template or manifest, also of one that holds policies. */
export function templateOf(text: string): 'hcl' | 'json' | 'yaml' | undefined {
  return TEMPLATES.find(([, pattern]) => pattern.test(text))?.[0] ?? (hasLayout(text) ? 'yaml' : undefined);
}

const rowOf = (language: CodeLanguage): LanguageRow | undefined =>
  LANGUAGES.find((row) => row.language === language);

/** Whether files of a language end so. */
export const isTag = (tag: string): boolean => LANGUAGES.some(({ tags }) => tags.includes(tag));

const RECIPE = /^(?!(?:try|else|finally|except)\b)[\w./%-]+[ \t]*:(?!=)[^\n=]*\n\t\S/m;
const ONLY_IN_MAKE = /^\.PHONY[ \t]*:|^\w+[ \t]*[:?]?=[^\n]*\n[\s\S]*^\t[^\n]*\$[(@<^$]/m;

/** Rules with commands below them, and what only make has. */
const isMake = (text: string): boolean =>
  !text.startsWith('#!') && RECIPE.test(text) && ONLY_IN_MAKE.test(text);

/** The language of code that calls AWS, and of any file of configuration; undefined for any other text. At a fence, the tag decides. */
export function languageOf(text: string, tag = ''): CodeLanguage | undefined {
  const tagged = LANGUAGES.find(({ tags }) => tags.includes(tag));
  if (tagged) return tagged.not?.test(text) ? undefined : tagged.language;
  if (isMake(text)) return 'make';
  const template = templateOf(text);
  if (template) return rowOf(template)?.not?.test(text) ? undefined : template;
  const fit = LANGUAGES.find((row) => fits(row, text));
  // A line such as `modelId: "…",` may stand in an object of another language.
  const like = fit && fit.language !== 'yaml' ? fit : (LANGUAGES.find((row) => isLike(row, text)) ?? fit);
  return like?.language;
}
