// Offers the services whose prefix or name fits what is typed.
import { clientCalled } from '#iam/reference/api-names.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Proposal } from './completion.ts';
import { fit } from './match.ts';

/** `typed` in lower case; `allowed`, the prefixes that can be meant, all when undefined. */
export function services(
  typed: string,
  reference: Reference,
  allowed: ReadonlySet<string> | undefined,
): readonly Proposal[] {
  const client = typed.length > 1 ? clientCalled(typed, reference)?.prefix : undefined;
  return reference.prefixes.flatMap((prefix): readonly Proposal[] => {
    if (allowed && !allowed.has(prefix)) return [];
    const name = reference.listed(prefix)?.name ?? '';
    const byPrefix = fit(typed, prefix, prefix);
    // "Simple Storage" is S3 to some.
    const byName =
      byPrefix === undefined && typed.length > 1 ? fit(typed, name, name.toLowerCase()) : undefined;
    const rank = prefix === client ? 0 : (byPrefix ?? (byName === undefined ? undefined : byName + 2));
    if (rank === undefined) return [];
    const text = `${prefix}:`;
    return [{ label: text, text, kind: 'service', detail: name, rank: rank * 10 + 2, more: true }];
  });
}
