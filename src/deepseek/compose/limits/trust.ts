// Limits on the trust policy: the organization and the network of the principal that assumes the role.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { narrow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { chosenNetwork } from './network.ts';

/** Services and web identities carry neither an organization nor, reliably, an address. */
const trustsPrincipals = ({ principal }: PlannedStatement): boolean =>
  typeof principal === 'object' && principal.AWS !== undefined;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function limitTrust(
  statements: readonly PlannedStatement[],
  checked: CheckedAnswers,
): readonly PlannedStatement[] {
  const organization = checked.view.asks('principalOrg') ? checked.answer('principalOrg') : '';
  const network =
    checked.view.asks('trustNetwork') && checked.answer('trustNetwork') ? chosenNetwork(checked) : undefined;
  return statements.map((statement) => {
    if (!trustsPrincipals(statement)) return statement;
    const placed = network
      ? narrow(narrow(statement, network.condition, network.field), {}, 'trustNetwork')
      : statement;
    if (organization === '') return placed;
    return narrow(placed, { StringEquals: { 'aws:PrincipalOrgID': organization } }, 'principalOrg');
  });
}
