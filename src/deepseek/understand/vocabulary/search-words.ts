// Words that speak for OpenSearch connectors, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const SEARCH_WORDS: readonly Concept[] = [
  {
    words: [
      'opensearch',
      'opensearch domain',
      'opensearch service',
      'amazon opensearch',
      'ml common',
      'neural search',
      'semantic search',
      'elasticsearch',
    ],
    scenarios: { opensearch: 8, 'opensearch-serverless': 4, 'opensearch-accounts': 6 },
  },
  {
    words: [
      'rag',
      'retrieval augmented generation',
      'connector',
      'vector search',
      'vector database',
      'search',
      'search pipeline',
      'knowledge base',
    ],
    scenarios: { opensearch: 5, 'opensearch-serverless': 2, 'opensearch-accounts': 3 },
  },
];
