// Reads the Capacity Reservations that instances are launched into.
import { parseArn } from '#core/iam/arn.ts';
import type { CheckedInput, RoleHome } from '#core/answers/field.ts';
import { misplaced } from './misplaced-arn.ts';
import { accept, refuse } from './outcome.ts';

/** A reservation: by its ID in every Region of the role, or in the one Region of its ARN. */
export interface Reservation {
  readonly id: string;
  readonly arns: readonly string[];
}

export const reservationArn = ({ partition, account }: RoleHome, region: string, id: string): string =>
  `arn:${partition}:ec2:${region}:${account}:capacity-reservation/${id}`;

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
