// Reads the Capacity Reservations that instances are launched into.
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { misplaced } from './misplaced-arn.ts';
import { accept, refuse } from './outcome.ts';

/** A reservation: by its ID in every Region of the role, or in the one Region of its ARN. */
export interface Reservation {
  readonly id: string;
  readonly arns: readonly string[];
}

export const reservationArn = ({ partition, account }: RoleHome, region: string, id: string): string =>
  `arn:${partition}:ec2:${region}:${account}:capacity-reservation/${id}`;

/** A group of reservations, in one Region. */
export interface ReservationGroup {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cr-groups.html */
export function readReservationGroup(raw: string, home: RoleHome): CheckedInput<ReservationGroup> {
  const text = raw.trim();
  const arn = parseArn(text);
  if (arn?.service !== 'resource-groups' || !/^group\/[A-Za-z0-9_.-]{1,300}$/.test(arn.resource))
    return refuse(
      'Paste the ARN of a group of Capacity Reservations, as in arn:aws:resource-groups:us-east-1:111122223333:group/deepseek-gpus',
    );
  const fault = misplaced(arn, home);
  if (fault) return refuse(fault);
  if (home.accountGiven && arn.account !== home.account)
    return refuse(
      `The group is in account ${arn.account}, and the role in ${home.account}. Use a group of the role’s account: reservations that others share can be in it.`,
    );
  return accept({ arn: text, region: arn.region, account: arn.account });
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CapacityReservation.html */
export function readReservation(raw: string, home: RoleHome): CheckedInput<Reservation> {
  const text = raw.trim();
  const arn = parseArn(text);
  const id = arn?.service === 'ec2' ? arn.resource.replace(/^capacity-reservation\//, '') : text;
  if (!/^cr-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
    return refuse(
      'Type the ID of a Capacity Reservation or Capacity Block, or its ARN, as in cr-0123456789abcdef0',
    );
  if (!arn) return accept({ id, arns: home.regions.map((region) => reservationArn(home, region, id)) });
  const fault = misplaced(arn, home);
  if (fault) return refuse(fault);
  const foreign = home.accountGiven && arn.account !== home.account;
  return accept(
    { id, arns: [text] },
    `${id} in ${arn.region}`,
    foreign ? `It belongs to account ${arn.account}, which must share it with yours.` : undefined,
  );
}
