// The IAM OIDC provider, which roles for web identities need.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { jsonWord } from '#deepseek/compose/shell.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';

/** As JSON where it is an address: version 1 of the AWS CLI would send the page that it finds there. */
const clientId = (audience: string): string => (audience.includes(':') ? jsonWord([audience]) : audience);

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 * https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html
 */
export function providerStep(checked: CheckedAnswers, issuer: string, audience: string): NextStep {
  return {
    id: 'oidc-provider',
    when: 'before',
    title: 'Create the OIDC provider',
    text: `Once in account ${checked.view.home.account}, where the role is: until then, calls fail with InvalidIdentityToken. If it exists, add the client ID ${audience}.`,
    code: `aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${clientId(audience)}`,
    page: PAGES.iamOidcProvider,
  };
}
