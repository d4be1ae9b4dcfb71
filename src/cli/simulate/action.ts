// Finds the action that a person means, or says which there are.
import { nearest } from '#core/text/nearest-name.ts';
import { neededFor } from '#core/reference/api-names.ts';
import type { Reference } from '#core/reference/reference.ts';
import { UsageError } from '#cli/usage.ts';

const MOST_NAMES = 3;

/** The names nearest to one that does not exist, the nearest first. */
function nearNames(name: string, known: readonly string[]): readonly string[] {
  const left = [...known];
  const found: string[] = [];
  while (found.length < MOST_NAMES) {
    const next = nearest(name, left);
    if (next === undefined) break;
    found.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return found;
}

const didYouMean = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Did you mean ${names.join(', ').replace(/, ([^,]*)$/, ' or $1')}?`;

/** The action in AWS's spelling. Throws what to write for one that AWS does not have, and for patterns. */
export function knownAction(text: string, reference: Reference): string {
  const [prefix = '', name, ...more] = text.split(':');
  if (name === undefined || more.length > 0 || prefix === '' || name === '')
    throw new UsageError(`Write --action as service:Name, such as s3:GetObject, not “${text}”.`);
  if (/[*?]/.test(text))
    throw new UsageError(`“${text}” is a pattern. A request is for one action: write it in full.`);
  const service = reference.listed(prefix);
  const known = service?.actions.get(name.toLowerCase());
  if (service && known !== undefined) return `${service.prefix}:${known}`;
  const needed = neededFor(prefix, name, reference)?.actions ?? [];
  if (needed.length > 0)
    throw new UsageError(`${text} is no action. Who calls it needs ${needed.join(' and ')}: write that.`);
  if (!service)
    throw new UsageError(
      `AWS has no service “${prefix}”.${didYouMean(nearNames(prefix, reference.prefixes))}`,
    );
  const names = nearNames(name, [...service.actions.values()]).map((near) => `${service.prefix}:${near}`);
  throw new UsageError(`${service.name} has no action “${text}”.${didYouMean(names)}`);
}
