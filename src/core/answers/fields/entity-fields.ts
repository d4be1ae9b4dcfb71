// Questions of step 2 on accounts, domains and sessions.
import { readDuration, readExternalId, readOrganization, readPrincipal } from '#core/answers/checks.ts';
import { callerPlace } from '#core/answers/caller-place.ts';
import { readDomain } from '#core/answers/named.ts';
import { choiceField, listField, textField } from '#core/answers/field.ts';

export const entityFields = {
  domains: listField({
    key: 'dom',
    step: 'entity',
    label: 'OpenSearch domain',
    hint: 'A name or an ARN, one a line',
    example: 'deepseek-rag',
    noun: 'domain',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readDomain(raw, callerPlace(view)),
    placeholder: () => ['deepseek-rag'],
  }),
  trustedPrincipals: listField({
    key: 'tp',
    step: 'entity',
    label: 'Account, role or user that may assume the role',
    hint: 'A 12-digit account ID or an ARN, one a line. A role is narrower than its account.',
    example: 'arn:aws:iam::444455556666:role/PartnerApp',
    noun: 'principal',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readPrincipal(raw, view.place),
    placeholder: (view) => [`arn:${view.place.partition}:iam::444455556666:role/PartnerApp`],
  }),
  relation: choiceField({
    key: 'rel',
    step: 'entity',
    label: 'Whose account is it?',
    options: () => [
      {
        value: 'third-party',
        label: 'A third party',
        detail: 'Asks for an external ID, so that nobody else can use the role through them',
      },
      {
        value: 'organization',
        label: 'Your own organization',
        detail: 'Asks for the organization ID instead: an external ID blocks Switch Role in the console',
      },
    ],
    initial: () => 'third-party',
  }),
  externalId: textField({
    key: 'xid',
    step: 'entity',
    label: 'External ID',
    hint: 'The third party gives it to you, a different one for each of its customers: do not make it up',
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
    label: 'Organization ID',
    example: 'o-a1b2c3d4e5',
    required: true,
    identifying: true,
    when: (view) => view.text('relation') === 'organization',
    check: readOrganization,
    placeholder: () => 'o-a1b2c3d4e5',
  }),
  sessionDuration: textField({
    key: 'dur',
    step: 'lockdown',
    label: 'Longest session, in seconds',
    hint: 'From 3600 (1 hour) to 43200 (12 hours)',
    example: '3600',
    required: true,
    check: readDuration,
    initial: () => '3600',
    placeholder: () => 3600,
  }),
};
