// Words that speak for calling a model, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

/** A sentence that says who calls DeepSeek, or that it is on Bedrock, and nothing more. */
const NO_MORE = String.raw`^(?!.*\b(?:host|run\b|weights?\b|agents?\b|flows?\b|prompts?\b|search|collection|domain|connector|knowledge|evaluat|log|keys?\b|den[yi]|block|forbid|ban\b|prevent|stop|not?\b|never\b|nobody|only\b|everyone|all\b)).*`;
const CALLED = String.raw`(?:call|invok|us(?:e|es|ing)\b|quer|ask|talk|access)\w*(?: to| with)? deepseek`;

export const CALL_WORDS: readonly Concept[] = [
  {
    words: ['call', 'calling', 'invoke', 'use', 'using', 'query', 'ask', 'talk to', 'access'],
    near: new RegExp(
      String.raw`${NO_MORE}(?:\b(?:lambda|functions?|ec2|ecs|eks|fargate|instances?|pods?|tasks?|services?|containers?|vms?)\b(?: \w+){0,3} ${CALLED}|\b${CALLED} (?:on|in) (?:aws |amazon )?bedrock)\W*$`,
      'i',
    ),
    scenarios: { invoke: 8, 'host-ec2': -8, 'host-ecs': -8, 'host-eks': -8 },
  },
  {
    words: ['call', 'invoke', 'use', 'ask', 'query', 'prompt', 'talk to', 'chat with', 'consume'],
    families: { call: 2 },
    scenarios: { 'invoke-arns': -1, discover: -2, logging: -1 },
  },
  {
    words: ['send', 'pass', 'hand', 'feed', 'forward'],
    near: /\b(?:sends?|pass\w*|hands?|feeds?|forwards?)\b(?:(?! (?:logs?|metrics?|traces?|weights)\b)[^.;,]){0,60}? to (?:a |the |our )?(?:deepseek|r1\b|v3)/i,
    families: { call: 2 },
    scenarios: { invoke: 1, 'invoke-r1': 1 },
  },
  {
    words: [
      'chatbot',
      'chat',
      'assistant',
      'converse',
      'invokemodel',
      'bedrock runtime',
      'foundation model',
      'summarize',
      'translate',
    ],
    scenarios: { invoke: 2, 'invoke-r1': 1 },
  },
  // Programs that call models of others, wherever they run.
  {
    words: [
      'litellm',
      'litellm proxy',
      'langchain',
      'langgraph',
      'llamaindex',
      'open webui',
      'openwebui',
      'librechat',
      'dify',
      'flowise',
      'n8n',
      'langchain agent',
      'langgraph agent',
      'llamaindex agent',
      'crewai agent',
      'strand agent',
      'crewai',
    ],
    scenarios: { invoke: 3, agents: -15, 'invoke-agentcore': -15 },
    families: { call: 1 },
  },
  {
    words: [
      'mantle',
      'bedrock mantle',
      'openai',
      'openai compatible',
      'openai sdk',
      'openai client',
      'openai api',
      'chat completion',
      'openai compatible endpoint',
    ],
    scenarios: { mantle: 6, 'api-keys': 1 },
    answers: { keyEndpoints: ['mantle'] },
  },

  {
    words: [
      'openai compatible',
      'openai client',
      'openai sdk',
      'openai protocol',
      'openai lib',
      'openai python lib',
    ],
    near: /\bsage-?maker\b[^.;]*\bopenai|\bopenai\b[^.;]*\bsage-?maker/i,
    scenarios: { 'invoke-sagemaker': 6, mantle: -6 },
    answers: { endpointTokens: true },
  },
  { words: ['step function', 'state machine'], families: { call: 1 } },
  {
    words: ['from anywhere', 'from any network', 'from any ip', 'from any ip address'],
    near: /\bfrom any(?:where(?! else| in (?:the|our) (?:org|compan))|(?!where))/i,
    answers: { network: 'any', requireVpce: false },
  },
  {
    words: ['internet', 'public internet', 'over internet', 'over public internet'],
    near: /\b(?:too|also|as well)\b/i,
    answers: { network: 'any', requireVpce: false },
  },
  // Calls by themselves, besides what else is said.
  {
    words: [
      'over cli',
      'with cli',
      'by cli',
      'from cli',
      'from code',
      'in code',
      'by api',
      'via api',
      'over api',
      'directly',
      'with converse',
    ],
    families: { call: 2 },
  },
  {
    words: ['arn', 'arns', 'exactly', 'call'],
    near: /\barns?\b[^.;]*\b(?:these|exactly|following|below|list|them)\b|\b(?:these|following|exactly|only|those)\b[^.;]{0,20}\barns?\b|\barns? (?:that )?(?:i|we) (?:have|paste)|\barns? (?:listed|given)|\bexactly (?:them|these|those)\b|\bcalls? (?:only )?(?:these|those|the following)\b/i,
    scenarios: { 'invoke-arns': 12 },
  },
  // Who runs there calls; what is called there runs there.
  {
    words: [
      'agentcore',
      'agentcore runtime',
      'agentcore agent',
      'agentcore runtime agent',
      'agent runtime',
      'bedrock agentcore',
      'bedrock agentcore runtime',
      'agent on agentcore',
      'agent on bedrock agentcore',
      'agent in agentcore',
    ],
    near: /\b(?:call|invok|quer|ask|talk|reach|start)\w*\b(?:(?!\bfrom\b|\bv3\b|\br1\b)[^.;]){0,60}agent-?core|agent-?core[^.;]{0,60}\b(?:called|invoked|used|reached) (?:by|from)\b/i,
    scenarios: { 'invoke-agentcore': 9 },
  },
];
