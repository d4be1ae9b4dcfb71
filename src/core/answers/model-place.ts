// Where the models are: in the account of the role, unless a question asks for another.
import { readAccount } from './checks/names.ts';
import type { Placement, View } from './field.ts';

/** Stands in while the other account is not given: never the account of the role. */
export const otherAccount = (account: string): string =>
  account === '444455556666' ? '111122223333' : '444455556666';

/** The account that holds the models; undefined while none is given that differs from the role's. */
export function readModelAccount(view: View): string | undefined {
  const read = readAccount(view.text('modelAccount'));
  const same = read.ok && view.place.accountGiven && read.value === view.place.account;
  return read.ok && !same ? read.value : undefined;
}

/** The place of the models. */
export function modelPlace(view: View): Placement {
  if (!view.asks('modelAccount')) return view.place;
  const account = readModelAccount(view);
  return {
    ...view.place,
    account: account ?? otherAccount(view.place.account),
    accountGiven: account !== undefined,
  };
}
