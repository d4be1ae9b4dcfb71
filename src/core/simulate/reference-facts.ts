// What decisions take from AWS's service reference.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import type { Reference } from '#core/reference/reference.ts';
import { carries } from '#core/reference/service.ts';
import type { ReferenceFacts } from './evaluate/applicable-layers.ts';

/**
 * Facts of the services that are loaded. That an action does not carry a key is only told of keys that the reference has
 * for other actions of the service; not of sts, whose keys are seen by all that is checked along with a call.
 */
export function referenceFacts(reference: Reference): ReferenceFacts {
  return {
    rcpServices: reference.rcpServices,
    carriesKey(action, key) {
      const [prefix = '', name = ''] = action.split(':');
      if (prefix === 'sts' || !key.startsWith(`${prefix}:`)) return undefined;
      const service = reference.service(prefix);
      const known = service?.actions.get(name);
      const rows = service?.keys.findAll(key) ?? [];
      return known && rows.length > 0 ? rows.some((row) => carries(known, row)) : undefined;
    },
  };
}
