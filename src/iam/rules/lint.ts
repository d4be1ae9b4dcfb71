// Runs the checks of a set of rules over a policy.
import type { Rule } from '#iam/findings/rule.ts';
import type { Finding } from '#iam/findings/finding.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { CheckContext, Fix, CheckFinding, CheckFindings, Subjects } from './check.ts';
import { takeView, type PolicySource, type ResourceView, type StatementView } from './policy-view.ts';
import type { RuleSet } from './rule-set.ts';

/** A finding of a check, with the fix that goes with it. */
export interface LintFinding extends Finding {
  readonly fix?: Fix;
}

/** A malicious text has tens of thousands; locating and showing each takes time. */
const MAX_FINDINGS = 1000;

function toFinding(check: Rule, hit: CheckFinding): LintFinding {
  const { id, code, source } = check;
  const { message, locations, fix, severity = check.severity } = hit;
  return { id, ...(code && { code }), severity, message, locations, source, ...(fix && { fix }) };
}

/** What the rules say about a policy, check by check within each statement. Never throws. */
export function lint(source: PolicySource, reference: Reference, rules: RuleSet): readonly LintFinding[] {
  const policy = takeView(source);
  const context: CheckContext = { policy, reference };
  const table = rules.tables[source.type];
  const findings: LintFinding[] = [];

  const take = (check: Rule, hits: NonNullable<CheckFindings>): void => {
    if (findings.length >= MAX_FINDINGS) return;
    if ('message' in hits) findings.push(toFinding(check, hits));
    else if (hits.length > 0)
      for (const hit of hits.slice(0, MAX_FINDINGS - findings.length)) findings.push(toFinding(check, hit));
  };
  const on = <K extends Exclude<keyof Subjects, 'policy'>>(
    checks: readonly {
      readonly rule: Rule;
      run(subject: Subjects[K], statement: StatementView, context: CheckContext): CheckFindings;
    }[],
    subject: Subjects[K],
    statement: StatementView,
  ): void => {
    if (findings.length >= MAX_FINDINGS) return;
    for (const { rule, run } of checks) {
      const hits = run(subject, statement, context);
      if (hits !== undefined) take(rule, hits);
    }
  };

  const onResource = (resource: ResourceView, statement: StatementView): void => {
    on<'resource'>(table.resource, resource, statement);
    if (resource.arn) on<'arn'>(table.arn, resource, statement);
  };

  for (const { rule, run } of table.policy) {
    const hits = run(policy, context);
    if (hits !== undefined) take(rule, hits);
  }
  for (const statement of policy.statements) {
    if (findings.length >= MAX_FINDINGS) break;
    on<'statement'>(table.statement, statement, statement);
    for (const action of statement.actions) on<'action'>(table.action, action, statement);
    for (const action of statement.notActions) on<'action'>(table.action, action, statement);
    for (const resource of statement.resources) onResource(resource, statement);
    for (const resource of statement.notResources) onResource(resource, statement);
    for (const principal of statement.principals) on<'principal'>(table.principal, principal, statement);
    for (const condition of statement.conditions) on<'condition'>(table.condition, condition, statement);
  }
  return findings;
}
