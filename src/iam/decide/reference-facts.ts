// What the evaluator takes from AWS's service reference.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import type { Reference } from '#iam/reference/reference.ts';
import { carries } from '#iam/reference/service.ts';

/** What AWS's service reference tells about requests. */
export interface ReferenceFacts {
  /** Services that support resource control policies, by prefix. */
  readonly rcpServices?: ReadonlySet<string>;
  /**
   * Whether requests for an action carry a key of its service; undefined where the reference does not tell. Both in lower
   * case.
   */
  readonly carriesKey?: (action: string, key: string) => boolean | undefined;
  /** Whether requests may carry several values of a key of a service; undefined where that is not known. In lower case. */
  readonly isMultivalued?: (key: string) => boolean | undefined;
}

/**
 * Facts of the services that are loaded. A key counts as not carried by an action only if the reference lists it for
 * other actions of the service. The keys of sts are left open: they are also seen by the actions that STS checks along
 * with a call.
 */
export function referenceFacts(reference: Reference): ReferenceFacts {
  const multivalued = new Map<string, boolean>();
  return {
    rcpServices: reference.rcpServices,
    isMultivalued(key) {
      const known = multivalued.get(key);
      if (known !== undefined) return known;
      const rows = reference.service(key.slice(0, Math.max(0, key.indexOf(':'))))?.keys.findAll(key) ?? [];
      if (rows.length === 0) return undefined;
      const found = rows.every(({ type }) => type.startsWith('Array'));
      multivalued.set(key, found);
      return found;
    },
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
