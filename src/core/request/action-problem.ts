// An action that AWS does not have, in a call that a person wrote down. Whatever is expected of it would prove nothing.
import { nearest } from '#core/text/nearest-name.ts';
import { show, showAll } from '#core/text/quote.ts';
import { neededFor } from '#core/reference/api-names.ts';
import type { Reference } from '#core/reference/reference.ts';

/** Comparing a longer name with others takes time, and it is no slip of the keyboard. */
const MOST = 64;
const near = (name: string, names: Iterable<string>): string | undefined =>
  name.length > MOST ? undefined : nearest(name, [...names]);

/** What is wrong with the action, and what to write instead; undefined where AWS has it. */
export function actionProblem(action: string, reference: Reference): string | undefined {
  const [prefix = '', name = ''] = action.split(':');
  const service = reference.listed(prefix);
  if (service?.actions.has(name.toLowerCase())) return undefined;
  const needed = neededFor(prefix, name, reference);
  if (needed && needed.actions.length > 0)
    return `${show(action)} is an operation of the API. AWS asks for ${showAll(needed.actions)}: write that.`;
  if (!service) {
    const meant = near(prefix, reference.prefixes);
    return `AWS has no service ${show(prefix)}. ${meant ? `Did you mean ${show(`${meant}:${name}`)}?` : 'Look up the prefix of its actions.'}`;
  }
  const meant = near(name, service.actions.values());
  return `${show(action)} is not an action of ${service.name}. ${meant ? `Did you mean ${show(`${service.prefix}:${meant}`)}?` : 'Look up its name.'}`;
}
