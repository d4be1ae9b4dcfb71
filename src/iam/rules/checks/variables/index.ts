// Checks on policy variables.
import type { Check } from '#iam/rules/check.ts';
import emptyVariable from './empty-variable.ts';
import invalidVariableForOperator from './invalid-variable-for-operator.ts';
import missingBraceInVariable from './missing-brace-in-variable.ts';
import missingQuoteInVariable from './missing-quote-in-variable.ts';
import unsupportedSpaceInVariable from './unsupported-space-in-variable.ts';
import variableUnsupportedInElement from './variable-unsupported-in-element.ts';
import variableUnsupportedInVersion from './variable-unsupported-in-version.ts';

export const variablesChecks: readonly Check[] = [
  emptyVariable,
  invalidVariableForOperator,
  missingBraceInVariable,
  missingQuoteInVariable,
  unsupportedSpaceInVariable,
  variableUnsupportedInElement,
  variableUnsupportedInVersion,
];
