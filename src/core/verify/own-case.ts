// A person's own case as one more thing that is expected of the documents.
import { placed, type Intent } from '#core/expectations/expectation.ts';
import type { OwnCase } from '#core/request/call.ts';

/** Ids of a kit's intents begin with who calls. */
const OWN = 'own case ';

export const ownIntent = (own: OwnCase, index: number): Intent => ({ ...placed(own), id: `${OWN}${index}` });
export const isOwn = ({ id }: Intent): boolean => id.startsWith(OWN);

/** The intent, near miss or not, as a case that stands on its own. */
export function caseOf({ id: _id, near, ...call }: Intent): OwnCase {
  return near === undefined ? call : { ...call, says: `${call.says}, ${near}` };
}
