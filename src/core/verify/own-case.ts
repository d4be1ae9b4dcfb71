// A person's own case as one more thing that is expected of the documents.
import { placed, type Expectation } from '#core/expectations/expectation.ts';
import type { OwnCase } from '#core/request/call.ts';

/** Ids of a kit's expectations begin with who calls. */
const OWN = 'own case ';

export const ownExpectation = (own: OwnCase, index: number): Expectation => ({
  ...placed(own),
  id: `${OWN}${index}`,
});
export const isOwn = ({ id }: Expectation): boolean => id.startsWith(OWN);

/** The expectation, near miss or not, as a case that stands on its own. */
export function caseOf({ id: _id, near, ...call }: Expectation): OwnCase {
  return near === undefined ? call : { ...call, label: `${call.label}, ${near}` };
}
