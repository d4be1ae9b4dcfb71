// The JSON Schemas of what commands print as JSON, and of what they read: answers, cases and the configuration.
type Schema = Readonly<Record<string, unknown>>;

const named = async (load: Promise<{ readonly default: Schema }>): Promise<Schema> => (await load).default;

export const SCHEMAS: Readonly<Record<string, () => Promise<Schema>>> = {
  answers: async () => (await import('./answers.ts')).answersSchema(),
  cases: () => named(import('./cases.json', { with: { type: 'json' } })),
  config: () => named(import('#iam/config/config.schema.json', { with: { type: 'json' } })),
  understand: () => named(import('./understand.json', { with: { type: 'json' } })),
  compose: () => named(import('./compose.json', { with: { type: 'json' } })),
  check: () => named(import('./check.json', { with: { type: 'json' } })),
  simulate: () => named(import('./simulate.json', { with: { type: 'json' } })),
  test: async () => (await import('./test.ts')).testSchema(),
  can: () => named(import('./can.json', { with: { type: 'json' } })),
  expand: () => named(import('./expand.json', { with: { type: 'json' } })),
  shrink: () => named(import('./shrink.json', { with: { type: 'json' } })),
  who: () => named(import('./who.json', { with: { type: 'json' } })),
  tighten: () => named(import('./tighten.json', { with: { type: 'json' } })),
  diff: () => named(import('./diff.json', { with: { type: 'json' } })),
  'diff-git': () => named(import('./diff-git.json', { with: { type: 'json' } })),
  review: () => named(import('./review.json', { with: { type: 'json' } })),
  explain: () => named(import('./explain.json', { with: { type: 'json' } })),
  scenarios: () => named(import('./scenarios.json', { with: { type: 'json' } })),
};
