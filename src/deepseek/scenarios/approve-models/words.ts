// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  { words: ['require', 'enforce', 'enforced', 'force', 'mandate'], scenarios: { 'approve-models': 2 } },
  {
    words: ['except', 'everything except', 'other than', 'apart from', 'aside from'],
    near: /(?<!deep\s*-?\s*seek(?: models?)?,? )(?:except|other than|apart from|aside from)(?:\s+for)?(?:\s+(?:the|these|those))?\s+(?:deep\s*-?\s*seek|r1\b|v?3\.|v3\b|models?\b|approved)/i,
    scenarios: { 'approve-models': 10 },
  },
  {
    words: [
      'approved',
      'approve',
      'approved model',
      'allowlist',
      'allow list',
      'whitelist',
      'allow only',
      'only allow',
      'only approved',
      'only approved model',
      'only approved region',
      'only these model',
      'restrict model',
      'restrict region',
      'approved region',
      'only deepseek v3.2 allowed',
      'limit model',
      'limit region',
    ],
    scenarios: { 'approve-models': 6, organization: 4 },
  },
  {
    // For everyone: a role that calls only one model is no policy.
    words: ['only', 'nothing but', 'limited to', 'exclusively'],
    near: /\b(?:scps?|service control|(?:all|every|each|our|member) (?:\w+ )?accounts?|(?:(?:in|across|for|throughout|of|whole|entire) (?:the |our )?)+org(?:ani[sz]ation)?|everyone|everybody|company[- ]wide)\b/i,
    scenarios: { 'approve-models': 6 },
  },
  {
    words: ['allow', 'allowed', 'permit', 'permitted', 'limit', 'restrict', 'let', 'limited'],
    near: /\b(?:scps?|service control)\b/i,
    scenarios: { 'approve-models': 5 },
  },
];
