// Whether a client signs in with an API key of Bedrock.
import type { Follower } from './values.ts';
import { calledName, givenTo, type CallExpression, type Place } from './program.ts';

const VARIABLES = new Set([
  'AWS_BEARER_TOKEN_BEDROCK',
  'OPENAI_API_KEY',
  'BEDROCK_API_KEY',
  'AWS_BEDROCK_API_KEY',
]);
const TOKEN_MAKERS = new Set(['provide_token', 'provideToken', 'getToken', 'getTokenProvider', 'get_token']);
const KEYS = ['apiKey', 'openaiApiKey', 'token'] as const;

/** `provideToken(…)`, or what `getTokenProvider(…)` gave: a function that makes them. */
const makesToken = (made: CallExpression, follow: Follower['follow']): boolean =>
  TOKEN_MAKERS.has(calledName(made)) ||
  follow(made.callee).some(
    (value) => value.kind === 'object' && value.made && TOKEN_MAKERS.has(calledName(value.made)),
  );

/** Where the key of the client is, if it is one of Bedrock. */
export function bearerToken(call: CallExpression, { program, follow, lookUp }: Follower): Place | undefined {
  const entries = givenTo(call);
  for (const key of KEYS)
    for (const value of lookUp(entries, key)) {
      if (value.kind === 'unknown' && VARIABLES.has(value.variable ?? '')) return value;
      if (value.kind === 'object' && value.made && makesToken(value.made, follow)) return value;
      if (value.kind === 'text' && /^(?:bedrock-api-key-|ABSK)/.test(value.value)) return value;
    }
  for (const variable of VARIABLES) {
    const [set] = program.environment.get(variable) ?? [];
    if (set) return set;
  }
  return undefined;
}
