// What is known of the texts on screen before anything is checked: apart from checks.ts, which is loaded later.
import type { Checks } from './checks.ts';

export const NO_CHECKS: Checks = {
  byText: new Map(),
  byDocument: new Map(),
  fault: null,
  missing: [],
  date: undefined,
};
