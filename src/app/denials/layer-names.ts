// What layers that deny are called on the page.
import type { DenialLayer } from '#deepseek/denials/denial.ts';

export const LAYER_NAMES: Readonly<Record<DenialLayer, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  trust: 'trust policy',
  unknown: 'reason not said',
};
