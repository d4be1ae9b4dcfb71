// What code and configuration name that no role here is about: other vendors’ models, other clouds, other services.
import { commentsOf } from './code-comments.ts';
import type { OutsidePart } from './outside.ts';
import { OUTSIDE_KINDS, type OutsideKind } from './vocabulary/outside-words.ts';

interface OutsideRow {
  readonly kind: OutsideKind;
  readonly pattern: RegExp;
}

/** Services that take or give data, and that no role here is for. */
const HOLDERS =
  'dynamodb|sqs|ses|kinesis|firehose|rds|redshift-data|timestream|elasticache|transcribe|textract|comprehend|polly|rekognition|translate';

/** One pattern a kind of name; the first group, where there is one, is the name. */
const ROWS: readonly OutsideRow[] = [
  // Model IDs of Bedrock. https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html
  {
    kind: 'model',
    pattern:
      /(?<![\w-])(?:[a-z]{2,6}\.)?(?:ai21\.(?:jamba|j2)|amazon\.(?:titan|nova|rerank)|anthropic\.claude|cohere\.(?:command|embed|rerank)|google\.gemma|luma\.ray|meta\.llama|minimax\.minimax|mistral\.\w|moonshot(?:ai)?\.kimi|nvidia\.nemotron|openai\.gpt|qwen\.qwen|stability\.\w|twelvelabs\.\w|writer\.palmyra|zai\.glm)[\w.:-]*/g,
  },
  // Models of their vendors, of Hugging Face and of JumpStart.
  {
    kind: 'model',
    pattern:
      /(?<![\w./@-])(?:claude-(?:\d|opus|sonnet|haiku|instant)[\w.-]*|gpt-(?:\d|oss)[\w.-]*|gemini-\d[\w.-]*|text-embedding-\d[\w-]*|mistral-(?:large|medium|small|nemo|tiny)[\w.-]*)/g,
  },
  // As LiteLLM and others name models: the vendor, and the model.
  {
    kind: 'model',
    pattern:
      /(?<![\w./@-])(?:azure|azure_ai|vertex_ai|gemini|openai|anthropic|mistral|cohere|groq|xai|together_ai|openrouter|fireworks_ai|ollama)\/(?!\S*deep-?seek)[a-z][\w./-]*[\w]/g,
  },
  {
    kind: 'model',
    pattern:
      /(?<![\w./@-])(?:meta-llama|Qwen|mistralai|google|microsoft|tiiuae|bigcode|NousResearch|openai|CohereForAI|THUDM|zai-org|BAAI|intfloat|sentence-transformers)\/(?!cloud-sdk|actions?\b|setup|azure)[A-Za-z][\w.]*-[\w.-]+/g,
  },
  {
    kind: 'model',
    pattern:
      /(?<![\w./-])(?:meta|huggingface|mistral|openai|model|pytorch|stabilityai)-(?:textgeneration|vlm|llm|reasoning|text2text|txt2img|textembedding|sentencesimilarity)-[\w-]+/g,
  },
  {
    kind: 'model',
    pattern:
      /^[ \t]*(?:import (anthropic)\b|from (anthropic|google\.genai|mistralai|cohere) import)|["'](@anthropic-ai\/[\w-]+|@google\/genai|@google\/generative-ai|@mistralai\/mistralai)["']/gm,
  },
  {
    kind: 'model',
    pattern:
      /(?<![\w])(?:sagemaker-)?(xgboost|linear-learner|blazingtext|scikit-learn|sklearn|lightgbm|catboost|stable-diffusion[\w-]*|whisper-[\w-]+|bert-base[\w-]*|distilbert[\w-]*|flan-t5[\w-]*|phi-\d[\w.-]*|falcon-\d+b[\w-]*|mixtral-[\w-]+)(?![\w])/gi,
  },
  // DeepSeek, served by others. Other clouds, and others who serve models.
  {
    kind: 'cloud',
    pattern:
      /(?<![\w./@-])(?:azure_ai|vertex_ai|groq|together_ai|openrouter|fireworks_ai|ollama(?:_chat)?|deepinfra|nebius)\/\S*deep-?seek[\w./:-]*/gi,
  },
  {
    kind: 'cloud',
    pattern:
      /\bazure\.(?:ai|identity|core)\b[\w.]*|\bAzureOpenAI\b|@azure(?:-rest)?\/[\w-]+|\b(?:openai|services\.ai|inference\.ai|cognitiveservices)\.azure\.com|(?<=provider ")(?:azurerm|google|google-beta|alicloud|oci|ibm)(?=")|\b(?:azurerm|google_(?:vertex|project|cloud|compute|storage))\w*|\b(?:vertexai|aiplatform)\b|\bgoogle\.cloud\b|Azure\.AI\.\w+/g,
  },
  {
    kind: 'cloud',
    pattern:
      /\b(?:openrouter\.ai|together\.xyz|together\.ai|fireworks\.ai|groq\.com|siliconflow\.(?:cn|com)|deepinfra\.com|novita\.ai|nebius\.(?:ai|com)|replicate\.com|aliyuncs\.com|volces\.com|googleapis\.com|api\.openai\.com|anthropic\.com|mistral\.ai|endpoints\.huggingface\.cloud|cerebras\.ai|sambanova\.ai|perplexity\.ai)\b/g,
  },
  {
    kind: 'cloud',
    pattern:
      /^[ \t]*(?:from|import) (together|groq|fireworks|replicate|openrouter|dashscope)\b|["'](together-ai|groq-sdk|replicate|@openrouter\/[\w-]+)["']/gm,
  },
  { kind: 'cloud', pattern: /^[ \t]*(?:\$ )?(az|gcloud|aliyun|ibmcloud|oci) [a-z]/gm },
  {
    kind: 'deepseek',
    pattern:
      /\bapi\.deepseek\.com\b|\bDEEPSEEK_API_KEY\b|(?<=model[\w-]*["']?\s{0,2}[:=(]{1,2}\s{0,2}["']?|\bdeepseek[/:])deepseek-(?:chat|reasoner)(?![\w-])/gi,
  },
  // Other services of AWS, where code makes a client of them, and databases of others.
  {
    kind: 'service',
    pattern:
      /\.(?:client|resource)\(\s*["'](dynamodb|sqs|sns|ses|sesv2|secretsmanager|ssm|kinesis|firehose|rds|rds-data|events|stepfunctions|lambda|ecs|eks|batch|athena|glue|textract|comprehend|translate|polly|transcribe|rekognition|cloudfront|route53|cognito-idp|kendra|neptune-graph|redshift-data|timestream-query|appsync|pinpoint|connect)["']/g,
  },
  {
    kind: 'service',
    pattern:
      /["']@aws-sdk\/(?:client|lib)-(dynamodb|sqs|sns|ses|sesv2|secrets-manager|ssm|kinesis|firehose|rds|rds-data|eventbridge|sfn|lambda|textract|comprehend|translate|polly|transcribe|rekognition|cloudfront|route-53|cognito-identity-provider|kendra|athena)["']/g,
  },
  {
    kind: 'service',
    pattern:
      /\baws (?:--\S+ )*(dynamodb|sqs|sns|ses|secretsmanager|ssm|kinesis|rds|events|stepfunctions|lambda|cloudfront|route53|cloudformation|ecs|eks|ecr|apigateway|cognito-idp) [a-z]/g,
  },
  {
    kind: 'service',
    pattern:
      /arn:aws[\w-]*:states:::(?:aws-sdk:)?(lambda|sns|sqs|dynamodb|ecs|glue|batch|athena|events|eks|emr|codebuild|http|apigateway)\b/g,
  },
  {
    kind: 'service',
    pattern:
      /["'](?:github\.com\/aws\/aws-sdk-go-v2\/service|software\.amazon\.awssdk\.services)[/.](dynamodb|sqs|sns|secretsmanager|ssm|kinesis|lambda|eventbridge)\b|\bsoftware\.amazon\.awssdk\.services\.(dynamodb|sqs|sns|secretsmanager|ssm|kinesis|lambda)\b|\bAmazon\.(DynamoDBv2|SQS|SimpleNotificationService|SecretsManager|SimpleSystemsManagement)\b|\baws_sdk_(dynamodb|sqs|sns|secretsmanager|ssm|kinesis|lambda)\b/g,
  },
  // Allowed or made next to the calls of models: `dynamodb:PutItem`, `aws-cdk-lib/aws-sqs`, `aws_dynamodb_table`.
  {
    kind: 'service',
    pattern: new RegExp(
      String.raw`(?<=["'\s-])(${HOLDERS}):(?:[A-Z]\w*|\*)|aws-cdk-lib/aws-(${HOLDERS})\b|(?<=resource ")aws_(${HOLDERS})_\w+|\baws\.sdk\.kotlin\.services\.(${HOLDERS})\b|\bAWS::(DynamoDB|SQS|Kinesis|RDS)::|\.(?:client|resource)\(\s*["'](cloudwatch)["']|["']@aws-sdk/client-(cloudwatch)["']`,
      'g',
    ),
  },
  {
    kind: 'service',
    pattern:
      /\b(retrieve_and_generate|RetrieveAndGenerate\w*|knowledgeBaseId|AWS::Bedrock::KnowledgeBase|aws_bedrockagent_knowledge_base|AmazonKnowledgeBasesRetriever)\b/g,
  },
  {
    kind: 'service',
    pattern:
      /(?<![a-z-])(pinecone|weaviate|qdrant|milvus|chromadb|external-dns|cert-manager|cluster-autoscaler|karpenter|aws-load-balancer-controller)(?![a-z-])/gi,
  },
];

/** Vendors and their models, as comments name them. */
const COMMENTS: OutsideRow = {
  kind: 'model',
  pattern:
    /\b(?:(?:Azure )?OpenAI(?![- ](?:compatible|SDK|client|API|style|format))(?: GPT-?\d[\w.-]*)?|GPT-?\d[\w.]*|Gemini|Claude|Anthropic|Vertex AI|Cohere|Amazon (?:Nova|Titan)|Azure AI Foundry)\b/gi,
};

/** More of them say nothing new. */
const MOST = 12;

/** What is outside in code, each name once, from top to bottom. */
export function outsideInCode(text: string): readonly OutsidePart[] {
  const found = new Map<string, OutsidePart>();
  const comments = commentsOf(text);
  const rows = [...ROWS.map((row) => ({ ...row, within: text })), { ...COMMENTS, within: comments }];
  for (const { kind, pattern, within } of rows)
    for (const match of within.matchAll(pattern)) {
      const name = match.slice(1).find((group) => group !== undefined) ?? match[0];
      const start = match.index + match[0].lastIndexOf(name);
      const key = name.toLowerCase();
      if (found.has(key)) continue;
      const message = `“${name}” ${OUTSIDE_KINDS[kind]}`;
      found.set(key, { text: name, start, end: start + name.length, kind, message });
      if (found.size >= MOST) break;
    }
  return [...found.values()].toSorted((a, b) => a.start - b.start);
}
