// What a service must be allowed besides sts:AssumeRole before it can use a role.
import { own } from '#iam/json/json-value.ts';
import { atValue, type Edit, type CheckFindings } from '#iam/rules/check.ts';
import { type PolicyView, type StatementView } from '#iam/rules/policy-view.ts';
import { allowsAction } from './web-identity.ts';

const names = (statement: StatementView, service: string): boolean =>
  statement.effect === 'Allow' &&
  statement.principals.some(
    ({ kind, value, excluded }) => kind === 'Service' && !excluded && value === service,
  );

/** Adds the actions after the existing ones, if that allows them to no other principal. */
function adding(statement: StatementView, service: string, actions: readonly string[]): readonly Edit[] {
  if (statement.principals.some(({ value }) => value !== service)) return [];
  const path = [...statement.path, 'Action'];
  const written = own(statement.source, 'Action');
  if (typeof written === 'string') return [{ kind: 'replace', path, value: [written, ...actions] }];
  if (!Array.isArray(written)) return [];
  const { length } = written as readonly unknown[];
  return actions.map((value, index) => ({ kind: 'insert', path: [...path, length + index], value }));
}

/** The actions that the policy does not allow the service although it allows it some. */
export function missingActions(
  policy: PolicyView,
  service: string,
  needed: readonly string[],
  message: (missing: readonly string[]) => string,
): CheckFindings {
  const statements = policy.statements.filter((statement) => names(statement, service));
  const [first] = statements;
  if (!first) return undefined;
  const missing = needed.filter(
    (action) => !statements.some((statement) => allowsAction(statement, action.toLowerCase())),
  );
  if (missing.length === 0) return undefined;
  const edits = adding(first, service, missing);
  return {
    message: message(missing),
    locations: [
      atValue([...first.path, own(first.source, 'NotAction') === undefined ? 'Action' : 'NotAction']),
    ],
    ...(edits.length > 0 && { fix: { title: `Add ${missing.join(' and ')}`, safe: false, edits } }),
  };
}
