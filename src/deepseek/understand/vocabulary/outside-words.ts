// Words for what no role here is about: models of others, other clouds, other services, and DeepSeek's own API.
import { MODELS } from '#deepseek/facts/models.ts';
import { modelNames } from './model-words.ts';

/** What is outside, and what to do about it. */
export const OUTSIDE_KINDS = {
  model: 'is not a DeepSeek model. If you have its ARN, start from “Call the ARNs I have”.',
  cloud: 'is not AWS: nothing is made for it here.',
  caller: 'is none of the callers these roles trust: choose one, or edit the trust policy.',
  service: 'is not part of these roles. Give what it needs in a policy of its own.',
  unserved: 'is no model that Bedrock serves. Host its weights, or import them if Bedrock takes them.',
  local: 'runs on a machine of your own: nothing there needs a role on AWS.',
  price: 'is a question that no role answers: AWS has a page with the prices of Bedrock.',
  deepseek: 'is DeepSeek’s own service: it takes its own key, and no role on AWS.',
} as const;

export type OutsideKind = keyof typeof OUTSIDE_KINDS;

interface OutsideRow {
  /** Absent for what only sounds like something outside. */
  readonly kind?: OutsideKind;
  /** In lower case and the singular: see `wordsOf`. */
  readonly words: readonly string[];
  /** What must stand near: see `Concept`. */
  readonly near?: RegExp;
}

/** The words between commas. */
const listed = (text: string): readonly string[] => text.trim().split(/,\s+/);

const SERVED_NAMES: ReadonlySet<string> = new Set(MODELS.flatMap(modelNames));

export const OUTSIDE_WORDS: readonly OutsideRow[] = [
  // Directories that roles here can trust, and what is only compatible.
  {
    words: listed(`
      azure ad, azure active directory, azure entra, llama cpp, llama.cpp,
      openai compatible, redis compatible`),
  },
  {
    kind: 'model',
    words: listed(`
      claude, anthropic, anthropic claude, claude sonnet, claude opus, claude haiku, claude code, sonnet,
      haiku, amazon nova, nova, nova pro, nova lite, nova micro, nova premier, nova canvas, nova sonic,
      amazon titan, titan, titan embedding, titan text, llama, llama 2, llama 3, llama 3.1, llama 3.2,
      llama 3.3, llama 4, meta llama, gpt, gpt 4, gpt 4o, gpt 4.1, gpt 5, gpt oss, chatgpt, gemini, gemma,
      mistral, mixtral, mistral large, cohere, ai21, jamba, stable diffusion, stable diffusion xl,
      stability ai, kimi, kimi k2, minimax, glm, grok, falcon, whisper, qwen 2.5, qwen2.5, qwen2.5 vl,
      qwen vl, qwen2, qwen2 vl, qwen3, qwen 3, qwen3 coder, qwen3 vl, qwen coder, qwq, bert,
      roberta, t5, phi 3, phi 4, pixtral, codestral, devstral, magistral,
      sdxl, dall e, gpt 3.5, gpt 4.5,
      openai gpt, claude 3, claude 3.5, claude 4, nova act, xgboost,
      scikit learn, sklearn, tensorflow model, llama guard, meta llama 3,
      anthropic model, openai model, mistral 7b`),
  },
  {
    kind: 'cloud',
    words: listed(`
      azure, azure openai, azure ai foundry, azure foundry, azure ai, managed identity, microsoft azure, google cloud, google compute engine, compute engine, gcp, gke, aks, vertex, vertex ai, model garden, cloud run,
      alibaba cloud, aliyun, tencent cloud, huawei cloud, volcano engine, volcengine, oracle cloud, oci, digitalocean, digital ocean,
      cloudflare worker, runpod, together ai, replicate, groq, openrouter, fireworks ai,
      google cloud storage, gcs, bigquery, azure blob, azure function,
      azure kubernetes service, azure vm, google cloud function, google kubernetes engine, ibm cloud,
      watsonx, baidu cloud, siliconflow, hetzner, ovh, coreweave,
      baseten, vercel, netlify, heroku, databrick, hugging face inference endpoint,
      hugging face endpoint`),
  },
  { kind: 'caller', words: ['azure devop', 'azure pipeline'] },
  {
    // What runs on AWS or has a certificate is another caller.
    kind: 'caller',
    near: /^(?!.*\b(?:ec2|ecs|eks|lambda|pods?|instances?|on-?prem\w*|anywhere|certificates?|github|gitlab|codebuild|assum\w+)\b)/i,
    words: listed(`
      bitbucket, bitbucket pipeline, circleci, circle ci, buildkite, buildkite agent,
      jenkin, teamcity, travis ci, terraform cloud, hcp terraform, codepipeline, cognito, cognito user,
      mobile app, ios app, android app, zapier, retool, colab, google colab, supabase`),
  },
  {
    kind: 'service',
    words: listed(`
      dynamodb, dynamo, dynamo db, dynamodb table, rds, aurora, postgre, postgresql, mysql, redshift,
      snowflake, athena, sqs, sqs queue, sns, sns topic, kinesis, firehose, kafka, msk, eventbridge,
      elasticache, redis, mongodb, documentdb, neptune, pinecone, weaviate, qdrant, milvus, chroma,
      pgvector, cloudfront, route 53, route53, cognito user pool, ses, textract, comprehend, rekognition,
      polly, transcribe, lex, kendra, quicksight, amazon q, q business, q developer, amazon connect,
      lightsail, beanstalk, elastic beanstalk, appsync, api gateway, iot core, emr, lake formation,
      amazon translate,       saving plan, s3 replication, lifecycle policy, s3 lifecycle, efs, fsx, rabbitmq,
      amazon mq, cost explorer, billing console, billing dashboard,
      docker hub, dockerhub, aws budget, cluster role, clusterrole, rolebinding, role binding,
      kubernetes rbac, rbac, kubernetes secret, list secret, bedrock knowledge base,
      knowledge base of bedrock, bedrock data automation, secret manager, parameter store,
      s3 public access, s3 block public access, public s3 bucket, guardduty, security hub, macie, aws waf, waf,
      aws config, aws backup, amplify, pinpoint, timestream, memorydb,
      direct connect, transit gateway, personalize,       opensearch dashboard, grafana, datadog, salesforce, servicenow,
      sharepoint, sendgrid, weights & biases, weights and biases, wandb,       eventbridge rule, eventbridge scheduler, mwaa, airflow, feature store, sagemaker feature store,
      sagemaker canvas, sagemaker autopilot, rds datenbank, react site, static site, static website, wordpress`),
  },
  {
    kind: 'local',
    words: ['ollama', 'lm studio', 'llama.cpp', 'llama cpp', 'gguf'],
    near: /\b(?:mac(?:book)?s?|laptops?|desktops?|(?:my|home|gaming) (?:pc|machine|server)|locally|localhost|11434|raspberry)\b/i,
  },
  {
    kind: 'local',
    words: ['openshift', 'rancher', 'k3s', 'minikube', 'vsphere', 'tanzu'],
    near: /^(?!.*\b(?:rosa|on aws|anywhere|irsa)\b)/i,
  },
  {
    kind: 'price',
    words: ['price', 'pricing', 'price list', 'token price', 'per million token', 'how expensive'],
  },
  {
    kind: 'unserved',
    words: listed(`
      deepseek coder, deepseek math, deepseek prover, deepseek vl, deepseek vl2,
      deepseek ocr, deepseek v2, deepseek v2.5, deepseek v4, deepseek r2, deepseek llm, janus pro`).filter(
      (word) => !SERVED_NAMES.has(word),
    ),
  },
  {
    kind: 'deepseek',
    words: listed(`
      deepseek api key, api.deepseek.com, deepseek platform, deepseek api, platform.deepseek.com,
      chat.deepseek.com, deepseek.com, deepseek official api, official deepseek api`),
  },
];
