// Offers policy variables inside of "${".
import { GLOBAL_KEYS } from '#iam/reference/global-keys.ts';
import type { Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import type { CompletionContext } from './completion-context.ts';

/** What is typed behind the last "${" that has no brace yet; undefined outside of one. */
export function variableTyped(typed: string): string | undefined {
  const at = typed.lastIndexOf('${');
  if (at < 0) return undefined;
  const rest = typed.slice(at + 2);
  return rest.includes('}') ? undefined : rest;
}

/** Keys with one value that is about the caller. */
const VARIABLES = GLOBAL_KEYS.filter(
  ({ type, group }) => !type.startsWith('Array') && type !== 'Bool' && type !== 'Date' && group !== 'network',
);

/** The same text with the variable in the place of what is typed of it. */
export function variables(scene: CompletionContext): readonly Proposal[] {
  const typed = variableTyped(scene.typed);
  if (typed === undefined) return [];
  const start = scene.typed.slice(0, scene.typed.length - typed.length);
  return VARIABLES.flatMap(({ key, is }): readonly Proposal[] => {
    // The name of the tag is left to write.
    const name = key.replace('${TagKey}', '');
    const fit = fitOf(typed, name);
    if (fit === undefined) return [];
    const isOpen = name !== key;
    const text = `${start}${name}${isOpen ? '' : '}'}`;
    return [{ label: `\${${name}${isOpen ? '…' : ''}}`, text, kind: 'variable', detail: is, rank: fit * 10 }];
  });
}
