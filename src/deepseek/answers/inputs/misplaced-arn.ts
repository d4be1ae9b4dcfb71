// Checks the partition, Region and account of something against those of the role.
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { Arn } from '#iam/policy/arn.ts';
import { excerpt } from '#iam/text/invisible.ts';

/** What holds of something elsewhere: it is refused, or accepted with advice. The text is what to do about it. */
export type Elsewhere = { readonly refuse: string } | { readonly advise: string };

/** What a kind of thing is called, and whether it may be in another account or Region than the role. It may, if nothing is said. */
export interface PlaceRules {
  /** "trust anchor" */
  readonly noun: string;
  /** Advice follows the number of the account: ", which must share it with yours." */
  readonly otherAccount?: Elsewhere;
  readonly otherRegion?: Elsewhere;
}

export const NO_ACCOUNT = 'The ARN does not have an account ID. Copy it again.';

type Place = Pick<Arn, 'partition' | 'region' | 'account'>;

const isForeign = ({ account }: Place, home: RoleHome): boolean =>
  home.accountGiven && account !== home.account;

const away = ({ region }: Place, home: RoleHome): string =>
  `is in ${excerpt(region)}, which is not one of your Regions (${home.regions.join(', ')}).`;

/** Why something cannot be where its ARN says; undefined if it can. */
export function misplaced(
  place: Place,
  home: RoleHome,
  { noun, otherAccount, otherRegion }: PlaceRules,
): string | undefined {
  const lost = wrongRegion(place);
  if (lost) return lost;
  if (place.partition !== home.partition)
    return `This ${noun} is in partition ${place.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`;
  if (otherAccount && 'refuse' in otherAccount && isForeign(place, home))
    return place.account === ''
      ? NO_ACCOUNT
      : `This ${noun} belongs to account ${excerpt(place.account)}, but the role is in ${home.account}. ${otherAccount.refuse}`;
  return otherRegion && 'refuse' in otherRegion && !home.regions.includes(place.region)
    ? `This ${noun} ${away(place, home)} ${otherRegion.refuse}`
    : undefined;
}

/** What to know of something that is accepted from elsewhere; undefined if nothing. */
export function placeAdvice(
  place: Place,
  home: RoleHome,
  { otherAccount, otherRegion }: PlaceRules,
): string | undefined {
  if (otherRegion && 'advise' in otherRegion && !home.regions.includes(place.region))
    return `It ${away(place, home)} ${otherRegion.advise}`.trim();
  return otherAccount && 'advise' in otherAccount && isForeign(place, home)
    ? `It belongs to account ${place.account}${otherAccount.advise}`
    : undefined;
}
