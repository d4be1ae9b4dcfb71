// Explains a service principal.
import { findServicePrincipal, globalPrincipal } from '#iam/facts/service-principals.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { line, link, sentence, userGuide, type HoverContent, type HoverLine } from './hover-content.ts';

/** The name of the service, which mostly has the last label of the principal as its prefix. */
function serviceName(name: string, reference: Reference): string | undefined {
  const labels = globalPrincipal(name).split('.').slice(0, -2);
  return labels.toReversed().flatMap((label) => reference.listed(label)?.name ?? [])[0];
}

const ROLES = {
  role: 'roles that you create and that trust it',
  'service-linked role': 'only roles that AWS links to the service, as far as is known',
} as const;

/** A name under Service; undefined for other names. */
export function explainServicePrincipal(name: string, reference: Reference): HoverContent | undefined {
  const known = findServicePrincipal(name);
  const service = serviceName(name, reference);
  if (!known && service === undefined) return undefined;
  const lines: readonly HoverLine[] = [
    sentence('An AWS service that calls with its own service principal.'),
    ...(service === undefined ? [] : [line('Service', service)]),
    ...(known ? [] : [sentence('This name is not in the list of service principals.')]),
    ...(known && known.name !== name
      ? [line('Form', `that of one Region or partition; everywhere else ${known.name}`)]
      : []),
    ...(known?.assumes ? [line('Assumes', ROLES[known.assumes])] : []),
    ...(known?.sourceKeys
      ? [line('Sends', 'aws:SourceArn or aws:SourceAccount, which name for whom it calls')]
      : []),
    ...(known?.inResourcePolicies ? [line('Also in', 'resource-based policies')] : []),
  ];
  return {
    title: name,
    lines,
    links: [
      link('Service principals', userGuide('reference_policies_elements_principal.html#principal-services')),
    ],
  };
}
