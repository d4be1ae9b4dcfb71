// Variables without a known value, because of which an entry matches nothing or may match.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { hasVariable, readTemplate } from '#core/iam/variables.ts';
import type { CompiledStatement } from '#core/simulate/compile/compile-statement.ts';
import { isOpen } from '#core/simulate/key-state.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';

export interface VariableReason {
  /** As written. */
  readonly key: string;
  /** `absent`: the entry with it matches nothing. */
  readonly seen: 'absent' | 'present' | 'unknown';
}

/** The keys of variables without a default, as written, by their lower case. */
function keysIn(statement: CompiledStatement, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const resources = statement.resources?.set.patterns.filter(({ template }) => template) ?? [];
  const texts = [
    ...resources.map(({ text }) => text),
    ...statement.conditions.flatMap((condition) => condition.texts),
  ];
  const found = new Map<string, string>();
  for (const part of texts.filter(hasVariable).flatMap((text) => readTemplate(text))) {
    if (part.kind !== 'variable' || part.fallback !== undefined) continue;
    const key = part.name.toLowerCase();
    if (names.has(key)) found.set(key, part.name);
  }
  return found;
}

/** `names`: the variables of the statement's document. */
export function variableReasons(
  statement: CompiledStatement,
  names: ReadonlySet<string>,
  { context }: PreparedRequest,
): readonly VariableReason[] {
  if (names.size === 0) return [];
  return [...keysIn(statement, names)].flatMap(([lower, key]): readonly VariableReason[] => {
    const state = context.state(lower);
    if (typeof state === 'string') return [{ key, seen: state }];
    return isOpen(state) ? [{ key, seen: 'unknown' }] : [];
  });
}
