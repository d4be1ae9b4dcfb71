// Places of a pasted policy that its template leaves open: where they stand, and findings that are about nothing else.
import type { PolicyFinding } from '#worker/protocol.ts';
import type { Assumption, Unresolved } from '#core/import/read-policies.ts';

/** What is to be said of a policy that was read out of a template. */
export interface OpenParts {
  readonly unresolved?: readonly Unresolved[] | undefined;
  readonly assumed?: readonly Assumption[] | undefined;
}

export interface LeftOpen extends Unresolved {
  /** Where it stands in the text; undefined for what the text lacks. */
  readonly start: number | undefined;
}

/** What is still open in a text: a marker that somebody has replaced is no more. */
export function leftOpen({ unresolved = [] }: OpenParts, text: string): readonly LeftOpen[] {
  const seen = new Set<string>();
  return unresolved.flatMap((each): readonly LeftOpen[] => {
    if (each.marker === undefined) return [{ ...each, start: undefined }];
    const start = text.indexOf(each.marker);
    if (start < 0 || seen.has(each.marker)) return [];
    seen.add(each.marker);
    return [{ ...each, start }];
  });
}

/** Without those on a text or name with an open part: nobody knows yet what will stand there. */
export function withoutOpen(
  findings: readonly PolicyFinding[],
  { unresolved = [] }: OpenParts,
  text: string,
): readonly PolicyFinding[] {
  const markers = unresolved.flatMap(({ marker }) => marker ?? []);
  if (markers.length === 0) return findings;
  return findings.filter(({ start, end }) => {
    const at = text.slice(start, end);
    return !at.startsWith('"') || !markers.some((marker) => at.includes(marker));
  });
}

function textMembers<K extends string>(value: unknown, names: readonly K[]): Record<K, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = names.map((name) => [name, (value as Record<string, unknown>)[name]] as const);
  return entries.every(([, text]) => typeof text === 'string')
    ? (Object.fromEntries(entries) as Record<K, string>)
    : undefined;
}

const MOST = 300;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);

/** What was kept in the browser, as far as it can be read. */
export function readOpenParts({ unresolved, assumed }: Record<string, unknown>): OpenParts {
  const open = listOf(unresolved).flatMap((each): Unresolved[] => {
    const note = textMembers(each, ['expression', 'where', 'words']);
    return note ? [{ ...note, ...textMembers(each, ['marker']) }] : [];
  });
  const taken = listOf(assumed).flatMap((each) => textMembers(each, ['expression', 'value', 'words']) ?? []);
  return {
    ...(open.length > 0 && { unresolved: open }),
    ...(taken.length > 0 && { assumed: taken }),
  };
}
