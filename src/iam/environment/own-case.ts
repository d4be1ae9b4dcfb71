// Converts a person's own case to an expectation, and an expectation to a case.
import { withOwnerAccount, type Expectation } from '#iam/request/expectation.ts';
import type { OwnCase } from '#iam/request/call.ts';

/** Ids of a kit's expectations begin with the caller, so they never begin with this. */
const OWN = 'own case ';

export const ownExpectation = (own: OwnCase, index: number): Expectation => ({
  ...withOwnerAccount(own),
  id: `${OWN}${index}`,
});
export const isOwn = ({ id }: Expectation): boolean => id.startsWith(OWN);

/** The expectation as a case. What a near miss changes becomes part of its label. */
export function caseOf({ id: _id, difference, topic: _topic, ...call }: Expectation): OwnCase {
  return difference === undefined ? call : { ...call, label: `${call.label}, ${difference}` };
}
