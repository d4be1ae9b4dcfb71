// Checks on privilege escalation and on secrets.
import type { Check } from '#iam/rules/check.ts';
import credentialExposure from './credential-exposure.ts';
import privilegeEscalation from './privilege-escalation.ts';

export const escalationChecks: readonly Check[] = [credentialExposure, privilegeEscalation];
