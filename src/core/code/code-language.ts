// Which language a text is code of, if it is code that calls AWS or a model on it.

export type CodeLanguage = 'python';

interface LanguageRow {
  readonly language: CodeLanguage;
  /** Names of the language at fences. */
  readonly tags: readonly string[];
  /** What only code of this language that calls AWS or a model has. */
  readonly signs: readonly RegExp[];
}

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
];

/** The language of code that calls AWS; undefined for any other text. */
export function languageOf(text: string, tag = ''): CodeLanguage | undefined {
  const tagged = LANGUAGES.find(({ tags }) => tags.includes(tag));
  if (tagged) return tagged.language;
  return LANGUAGES.find(({ signs }) => signs.some((sign) => sign.test(text)))?.language;
}
