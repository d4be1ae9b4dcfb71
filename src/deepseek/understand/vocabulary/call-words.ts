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
];
