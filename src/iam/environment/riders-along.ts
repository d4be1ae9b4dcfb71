// Who can assume a role of an environment although its composed trust policy does not let them.
import { ridersIn, type FoundRider } from '#iam/hand-edits/openings/riders-in.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { PolicyEnvironment } from './policy-environment.ts';
import type { StatementLocation } from './resolve-request.ts';

/** What the check for it is called wherever checks are listed. */
export const NOBODY_ELSE = 'Nobody else can use this role';

/** Whether it is that check, and not a copy of it that a person made a check of their own. */
export const isNobodyElse = ({ id }: Pick<Expectation, 'id'>): boolean => id.endsWith(` ${NOBODY_ELSE}`);

type PlacedRider = FoundRider & StatementLocation;

export function ridersAlong({ roles }: PolicyEnvironment): readonly PlacedRider[] {
  const ownAccounts = new Set(roles.flatMap(({ arn }) => (arn && parseArn(arn)?.account) ?? []));
  const place = { noun: 'this role', ownAccounts };
  return roles.flatMap(({ trust }): readonly PlacedRider[] => {
    if (typeof trust?.source !== 'string' || trust.composed === undefined) return [];
    const { id, source, composed } = trust;
    return ridersIn(source, composed, place).map((each) => ({ ...each, documentId: id }));
  });
}
