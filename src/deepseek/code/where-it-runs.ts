// Who runs code that names no role: a handler of Lambda, a pod with a service account.
import type { CodeNotes } from './notes.ts';
import type { CodeProgram } from './program.ts';
import type { ReadableCall } from './readable-call.ts';

// Code that a service runs: a function that Lambda calls.
const NAMES = new Set(['lambda_handler', 'lambdaHandler']);

/** Where handlers of Lambda are, in the languages' own words. */
const PATTERNS: readonly RegExp[] = [
  /\bexports\.handler\b/,
  /\bexport\s+(?:const|async\s+function|function)\s+handler\b/,
  /\bimplements\s+RequestHandler\b|\bRequestHandler<|\bRequestStreamHandler\b/,
  /\blambda\.Start(?:WithOptions)?\b(?=\()/,
  /\bILambdaContext\b/,
  /\blambda_runtime::|\bLambdaEvent</,
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

/** A pod with a service account gets its role by an annotation there, or by EKS Pod Identity, which no manifest names. */
export function statePods(calls: readonly ReadableCall[], notes: CodeNotes): void {
  if (calls.some(({ row, values }) => values.has('irsa-role') || row.entity === 'eks-pods')) return;
  const [account] = calls.flatMap(({ values }) => values.get('service-account')?.values ?? []);
  if (!account) return;
  notes.state(account, { entity: 'eks-pods' });
  notes.ask(account, (where) => `${where}, has no role in this file: EKS Pod Identity, or IRSA?`, 'entity');
}
