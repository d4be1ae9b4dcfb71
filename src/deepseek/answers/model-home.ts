// The account and Regions of the models: those of the role, unless a question asks for another account.
import { readAccount } from './inputs/role-settings.ts';
import type { RoleHome, AnswersView } from './field.ts';

/** The placeholder for the other account, which differs from the account of the role. */
export const otherAccount = (account: string): string =>
  account === '444455556666' ? '111122223333' : '444455556666';

/** The account that holds the models; undefined while none is given that differs from the role's. */
function readModelAccount(view: AnswersView): string | undefined {
  const read = readAccount(view.text('modelAccount'));
  const same = read.ok && view.home.accountGiven && read.value === view.home.account;
  return read.ok && !same ? read.value : undefined;
}

/** The account and Regions of the models. */
export function modelHome(view: AnswersView): RoleHome {
  if (!view.asks('modelAccount')) return view.home;
  const account = readModelAccount(view);
  return {
    ...view.home,
    account: account ?? otherAccount(view.home.account),
    accountGiven: account !== undefined,
  };
}
