// What the template of a pasted policy leaves unresolved, and what was assumed in reading it, as it is kept in the draft.
import type { Assumption, Unresolved } from '#iam/import/index.ts';

export interface TemplateNotes {
  readonly unresolved?: readonly Unresolved[] | undefined;
  readonly assumed?: readonly Assumption[] | undefined;
}

function textMembers<K extends string>(value: unknown, names: readonly K[]): Record<K, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = names.map((name) => [name, (value as Record<string, unknown>)[name]] as const);
  return entries.every(([, text]) => typeof text === 'string')
    ? (Object.fromEntries(entries) as Record<K, string>)
    : undefined;
}

const MAX_NOTES = 300;

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_NOTES) : [];

/** Reads what the browser kept; entries that are not valid are left out. */
export function readTemplateNotes({ unresolved, assumed }: Record<string, unknown>): TemplateNotes {
  const open = listOf(unresolved).flatMap((each): Unresolved[] => {
    const note = textMembers(each, ['expression', 'where', 'words']);
    return note ? [{ ...note, ...textMembers(each, ['marker']) }] : [];
  });
  const assumptions = listOf(assumed).flatMap(
    (each) => textMembers(each, ['expression', 'value', 'words']) ?? [],
  );
  return {
    ...(open.length > 0 && { unresolved: open }),
    ...(assumptions.length > 0 && { assumed: assumptions }),
  };
}
