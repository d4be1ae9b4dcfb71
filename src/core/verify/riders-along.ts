// Who can assume a role of an environment although its composed trust policy does not let them.
import { ridersIn, type FoundRider } from '#core/edits/openings/riders-in.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { PolicyEnvironment } from './policy-environment.ts';
import type { StatementLocation } from './resolve-request.ts';

export type PlacedRider = FoundRider & StatementLocation;

export function ridersAlong({ roles }: PolicyEnvironment): readonly PlacedRider[] {
  const ownAccounts = new Set(roles.flatMap(({ arn }) => (arn && parseArn(arn)?.account) ?? []));
  const place = { noun: 'this role', ownAccounts };
  return roles.flatMap(({ trust }): readonly PlacedRider[] => {
    if (typeof trust?.source !== 'string' || trust.composed === undefined) return [];
    const { id, source, composed } = trust;
    return ridersIn(source, composed, place).map((each) => ({ ...each, documentId: id }));
  });
}
