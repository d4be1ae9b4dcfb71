// The families of condition operators by name.
import type { OperatorFamily } from '#iam/policy/operators.ts';
import { arnFamily } from './arn.ts';
import { binaryFamily } from './binary.ts';
import { boolFamily } from './bool.ts';
import { dateFamily } from './date.ts';
import type { ConditionFamily } from './family.ts';
import { ipFamily } from './ip.ts';
import { nullFamily } from './null.ts';
import { numericFamily } from './numeric.ts';
import { stringFamily } from './string.ts';

export const FAMILIES: Readonly<Record<OperatorFamily, ConditionFamily>> = {
  String: stringFamily,
  Numeric: numericFamily,
  Date: dateFamily,
  Bool: boolFamily,
  Binary: binaryFamily,
  Ip: ipFamily,
  Arn: arnFamily,
  Null: nullFamily,
};
