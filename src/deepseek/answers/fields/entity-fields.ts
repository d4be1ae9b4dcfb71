// Questions of step 2 on accounts and sessions.
import {
  readDuration,
  readExternalId,
  readOrganization,
  readPrincipal,
} from '#deepseek/answers/inputs/principals.ts';
import { hasForeignCluster } from '#deepseek/answers/inputs/eks.ts';
import { choiceField, listField, textField } from '#deepseek/answers/field.ts';

export const entityFields = {
  trustedPrincipals: listField({
    key: 'tp',
    step: 'entity',
    rank: 380,
    label: 'Account, role or user that can assume the role',
    hint: '12-digit account ID or ARN, one per line. A role ARN is narrower than its account.',
    example: 'arn:aws:iam::444455556666:role/PartnerApp',
    noun: 'principal',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readPrincipal(raw, view.home),
    placeholder: (view) => [`arn:${view.home.partition}:iam::444455556666:role/PartnerApp`],
  }),
  relation: choiceField({
    key: 'rel',
    step: 'entity',
    rank: 390,
    label: 'Whose account is it?',
    sentence: '',
    options: () => [
      {
        value: 'third-party',
        label: 'A third party',
        detail: 'Requires an external ID, so nobody else can use the role through the third party',
      },
      {
        value: 'organization',
        label: 'Your own organization',
        detail: 'Requires the organization ID instead: an external ID blocks Switch Role in the console',
      },
    ],
    initial: () => 'third-party',
  }),
  externalId: textField({
    key: 'xid',
    step: 'entity',
    rank: 400,
    label: 'External ID',
    sentence: 'with external ID {externalId}',
    under: [{ field: 'relation', value: 'third-party' }],
    hint: 'The third party gives you one that no other customer has. Do not make one up',
    example: 'b9f1c7e0-3b52-4c1e-9a55-2f6d0a7e1c44',
    required: true,
    identifying: true,
    when: (view) => view.text('relation') === 'third-party',
    check: readExternalId,
    placeholder: () => 'EXAMPLE-EXTERNAL-ID',
  }),
  organizationId: textField({
    key: 'org',
    step: 'entity',
    rank: 410,
    label: 'Organization ID',
    sentence: 'in organization {organizationId}',
    under: [{ field: 'relation', value: 'organization' }],
    example: 'o-a1b2c3d4e5',
    required: true,
    identifying: true,
    when: (view) =>
      view.scenario.id === 'endpoint-policy'
        ? view.text('endpointCallers') === 'organization'
        : view.scenario.id === 'organization'
          ? ['enforceBedrock', 'keepWeights', 'endpointPolicies'].some((control) => view.flag(control))
          : view.scenario.fields.includes('organizationId') || view.text('relation') === 'organization',
    check: readOrganization,
    placeholder: () => 'o-a1b2c3d4e5',
  }),
  sessionDuration: textField({
    key: 'dur',
    step: 'limits',
    rank: 420,
    label: 'Maximum session duration, in seconds',
    sentence: 'in sessions of {sessionDuration:* seconds}',
    hint: 'From 3600 (1 hour) to 43200 (12 hours). Shorter sessions limit theft; longer jobs must assume the role again',
    example: '3600',
    required: true,
    // The length of a session that an AWS service assumes is the service's.
    when: (view) => view.entity.trust !== 'pod-identity' || hasForeignCluster(view),
    check: readDuration,
    initial: () => '3600',
    placeholder: () => 3600,
  }),
};
