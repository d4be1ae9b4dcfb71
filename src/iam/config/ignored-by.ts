// Whether an ignore is about a finding, and whether it still holds.
import { globCovers } from '#iam/policy/patterns/glob.ts';
import type { Finding } from '#iam/findings/finding.ts';
import { validJson } from '#iam/json/quick-json.ts';
import type { FindingTerms, IgnoreTerms, RuleLevel } from './config.ts';
import { factsOf, type FindingFacts } from './finding-facts.ts';

/** Today, as `until` has days. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Days as text sort as they follow. */
export const isOver = ({ until }: Pick<IgnoreTerms, 'until'>, today: string): boolean =>
  until !== undefined && until < today;

const isCovered = (patterns: readonly string[], action: string): boolean =>
  patterns.some((pattern) => globCovers(pattern.toLowerCase(), action.toLowerCase()));

/** Whether an ignore is about a finding, its paths and its last day aside. */
export const isIgnoredBy = (
  { rules, sids, actions }: IgnoreTerms,
  { rule, code, sids: within, actions: found }: FindingFacts,
): boolean =>
  (rules.length === 0 || rules.includes(rule) || (code !== undefined && rules.includes(code))) &&
  (sids.length === 0 ||
    (within.length > 0 && within.every((sid) => sid !== undefined && sids.includes(sid)))) &&
  (actions.length === 0 || (found.length > 0 && found.every((action) => isCovered(actions, action))));

/** The finding with the severity that is configured for its rule; none where the rule is off. */
export function judgedBy<F extends Pick<Finding, 'severity'>>(
  finding: F,
  { rule, code = '' }: Pick<FindingFacts, 'rule' | 'code'>,
  severities: FindingTerms['severities'],
): readonly F[] {
  const name = [rule, code].find((each) => Object.hasOwn(severities, each));
  const level: RuleLevel | undefined = name === undefined ? undefined : severities[name];
  if (level === undefined) return [finding];
  return level === 'off' ? [] : [{ ...finding, severity: level }];
}

export interface SplitFindings<F> {
  readonly kept: readonly F[];
  readonly ignored: readonly { readonly finding: F; readonly by: IgnoreTerms }[];
}

/** Splits the findings on one text, for a policy that is in no file, and gives those that stay their severity. */
export function splitIgnored<F extends Pick<Finding, 'id' | 'code' | 'locations' | 'severity'>>(
  findings: readonly F[],
  text: string,
  { ignores, severities }: Omit<FindingTerms, 'demands'>,
  today: string,
): SplitFindings<F> {
  const judged = (finding: F): readonly F[] =>
    judgedBy(finding, { rule: finding.id, code: finding.code }, severities);
  const holding = ignores.filter((ignore) => !isOver(ignore, today));
  if (holding.length === 0) return { kept: findings.flatMap(judged), ignored: [] };
  // Without a document no finding has a Sid.
  const document = validJson(text);
  const all = findings.map((finding) => {
    const facts = factsOf(finding, document, []);
    return { finding, by: holding.find((ignore) => isIgnoredBy(ignore, facts)) };
  });
  return {
    kept: all.flatMap(({ finding, by }) => (by ? [] : judged(finding))),
    ignored: all.flatMap(({ finding, by }) => (by ? [{ finding, by }] : [])),
  };
}
