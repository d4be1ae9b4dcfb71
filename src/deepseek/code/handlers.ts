// Code that a service runs: a function that Lambda calls.
import type { CodeNotes } from './notes.ts';
import type { CodeProgram } from './program.ts';

const NAMES = new Set(['lambda_handler', 'lambdaHandler']);

/** Where handlers of Lambda are, in the languages' own words. */
const PATTERNS: readonly RegExp[] = [
  /\bexports\.handler\b/,
  /\bexport\s+(?:const|async\s+function|function)\s+handler\b/,
  /\bimplements\s+RequestHandler\b|\bRequestHandler<|\bRequestStreamHandler\b/,
  /\blambda\.Start(?:WithOptions)?\b(?=\()/,
];

export function findHandlers({ functions }: CodeProgram, notes: CodeNotes, text: string): void {
  for (const { name, parameters, start, end } of functions) {
    const [first, second] = parameters;
    const isEvent = first === 'event' && second === 'context' && parameters.length === 2;
    if (!NAMES.has(name) && !isEvent) continue;
    const line = text.slice(start, end).split('\n', 1)[0] ?? '';
    const at = line.indexOf(name);
    notes.state(
      name !== '' && at >= 0
        ? { start: start + at, end: start + at + name.length }
        : { start, end: start + line.length },
      { entity: 'lambda' },
    );
    return;
  }
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    notes.state({ start: match.index, end: match.index + match[0].length }, { entity: 'lambda' });
    return;
  }
}
