// Checks on the values of conditions, and on service principals.
import type { Check } from '#iam/rules/check.ts';
import improveIpRange from './improve-ip-range.ts';
import invalidDateValue from './invalid-date-value.ts';
import invalidKmsKeyValue from './invalid-kms-key-value.ts';
import invalidRegion from './invalid-region.ts';
import invalidServicePrincipalFormat from './invalid-service-principal-format.ts';
import invalidVpcFormat from './invalid-vpc-format.ts';
import invalidVpceFormat from './invalid-vpce-format.ts';
import privateIpAddressSubset from './private-ip-address-subset.ts';
import privateIpAddress from './private-ip-address.ts';
import privateNotIpAddressSubset from './private-not-ip-address-subset.ts';
import privateNotIpAddress from './private-not-ip-address.ts';
import typeMismatchBoolean from './type-mismatch-boolean.ts';
import typeMismatchDate from './type-mismatch-date.ts';
import typeMismatchIpRange from './type-mismatch-ip-range.ts';
import typeMismatchNumber from './type-mismatch-number.ts';
import typeMismatchString from './type-mismatch-string.ts';
import unknownServicePrincipal from './unknown-service-principal.ts';
import valueNotInSet from './value-not-in-set.ts';
import variableUsageTooPermissive from './variable-usage-too-permissive.ts';
import wildcardUsageTooPermissive from './wildcard-usage-too-permissive.ts';

export const valuesChecks: readonly Check[] = [
  improveIpRange,
  invalidDateValue,
  invalidKmsKeyValue,
  invalidRegion,
  invalidServicePrincipalFormat,
  invalidVpcFormat,
  invalidVpceFormat,
  privateIpAddress,
  privateIpAddressSubset,
  privateNotIpAddress,
  privateNotIpAddressSubset,
  typeMismatchBoolean,
  typeMismatchDate,
  typeMismatchIpRange,
  typeMismatchNumber,
  typeMismatchString,
  unknownServicePrincipal,
  valueNotInSet,
  variableUsageTooPermissive,
  wildcardUsageTooPermissive,
];
