// Checks on ways to more rights than a policy seems to give.
import type { Check } from '#core/lint/check.ts';
import credentialExposure from './credential-exposure.ts';
import privilegeEscalation from './privilege-escalation.ts';

export const escalationChecks: readonly Check[] = [credentialExposure, privilegeEscalation];
