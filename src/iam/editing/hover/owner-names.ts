// Names the services behind a service segment of ARNs, or a namespace of condition keys.
import type { Reference } from '#iam/reference/reference.ts';

/** That of the service with this prefix alone, where there is one; else of all that use it. */
export function ownerNames(name: string, reference: Reference): readonly string[] {
  const itself = reference.listed(name);
  if (itself) return [itself.name];
  const names = reference.ownersOf(name).flatMap((prefix) => reference.listed(prefix)?.name ?? []);
  return [...new Set(names)];
}
