// Words that speak for calling a model, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const CALL_WORDS: readonly Concept[] = [
  {
    words: [
      'call',
      'invoke',
      'use',
      'ask',
      'query',
      'prompt',
      'talk to',
      'chat with',
      'consume',
      'send prompt to',
    ],
    families: { call: 2 },
    scenarios: { 'invoke-arns': -1, discover: -2, logging: -1 },
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
    scenarios: { invoke: 3 },
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

  { words: ['step function', 'state machine'], families: { call: 1 } },
  {
    words: ['from anywhere', 'from any network', 'from any ip', 'from any ip address'],
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
