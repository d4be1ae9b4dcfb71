// Variables without a known value, because of which an entry matches nothing or may match.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { hasVariable, readTemplate } from '#iam/policy/variables.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import { isMultivaluedKey, isOpen, type KeyState } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';

export interface VariableReason {
  /** As written. */
  readonly key: string;
  /**
   * `absent`: the entry with it matches nothing. `empty`: AWS does not document whether that is a value. `several`: it has
   * several values, or can have them, and cannot be a variable.
   */
  readonly seen: 'absent' | 'present' | 'unknown' | 'empty' | 'several';
}

/** A variable as written, and whether all entries with it have a default. */
interface UsedVariable {
  readonly name: string;
  readonly hasDefault: boolean;
}

/** The variables of a statement, by their keys in lower case. */
function variablesIn(
  statement: CompiledStatement,
  names: ReadonlySet<string>,
): ReadonlyMap<string, UsedVariable> {
  const resources = statement.resources?.set.patterns.filter(({ template }) => template) ?? [];
  const texts = [
    ...resources.map(({ text }) => text),
    ...statement.conditions.flatMap((condition) => condition.texts),
  ];
  const found = new Map<string, UsedVariable>();
  for (const part of texts.filter(hasVariable).flatMap((text) => readTemplate(text))) {
    if (part.kind !== 'variable') continue;
    const key = part.name.toLowerCase();
    const hasDefault = part.fallback !== undefined && found.get(key)?.hasDefault !== false;
    if (names.has(key)) found.set(key, { name: part.name, hasDefault });
  }
  return found;
}

function seenAs(key: string, state: KeyState): VariableReason['seen'] | undefined {
  if (typeof state === 'string') return state;
  if (isOpen(state)) return 'unknown';
  const [value = '', ...more] = state;
  if (more.length > 0 || (state.length > 0 && isMultivaluedKey(key) === true)) return 'several';
  return value === '' ? 'empty' : undefined;
}

/** `names`: the variables of the statement's document. */
export function variableReasons(
  statement: CompiledStatement,
  names: ReadonlySet<string>,
  { context }: PreparedRequest,
): readonly VariableReason[] {
  if (names.size === 0) return [];
  return [...variablesIn(statement, names)].flatMap(
    ([key, { name, hasDefault }]): readonly VariableReason[] => {
      const seen = seenAs(key, context.state(key));
      if (seen === undefined || (seen === 'absent' && hasDefault)) return [];
      return [{ key: name, seen }];
    },
  );
}
