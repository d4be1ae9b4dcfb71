// What a team demands of its policies, as checks: conditions that must stand, what is forbidden, what must not stand on `*`.
import { parseArn } from '#iam/policy/arn.ts';
import { globCovers, globMatches, globsMeet } from '#iam/policy/patterns/glob.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { show, showAll, showEither } from '#iam/text/quote.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { atValue, defineCheck, type Check, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView, ConditionView, PolicyView, StatementView } from '#iam/rules/policy-view.ts';
import { ruleSet, type RuleSet } from '#iam/rules/rule-set.ts';
import { CONFIG_FILE, type Demand } from './config.ts';

/** Control policies grant nothing. */
const GRANTING: readonly PolicyType[] = ['identity', 'resource', 'trust'];

const because = ({ reason }: Demand): string => (reason === undefined ? '' : ` ${reason}`);
const asks = `as ${CONFIG_FILE} asks`;

const meets = (entry: string, pattern: string): boolean =>
  globsMeet(entry.toLowerCase(), pattern.toLowerCase());
const covers = (wide: string, narrow: string): boolean =>
  globCovers(wide.toLowerCase(), narrow.toLowerCase());

interface Granted {
  /** The entry of Action that grants it, or the first of NotAction. */
  readonly entry: ActionView;
  /** What of the demand's actions it grants. */
  readonly pattern: string;
}

/** What an Allow grants of some actions: entries of Action that meet a pattern, and NotAction that leaves some of it out. */
function granted(
  { effect, actions, notActions }: StatementView,
  patterns: readonly string[],
): readonly Granted[] {
  if (effect !== 'Allow') return [];
  const named = actions.flatMap((entry) => {
    const pattern = patterns.find((each) => meets(entry.value, each));
    return pattern === undefined ? [] : [{ entry, pattern }];
  });
  const [first] = notActions;
  const left = patterns.find((pattern) => !notActions.some(({ value }) => covers(value, pattern)));
  return first && left !== undefined ? [...named, { entry: first, pattern: left }] : named;
}

/** Whether a Deny on all resources takes it back, for every request or for those without the condition. */
const isTakenBack = (
  { statements }: PolicyView,
  { entry, pattern }: Granted,
  under: (conditions: readonly ConditionView[]) => boolean,
): boolean =>
  statements.some(
    ({ effect, actions, resources, notResources, conditions }) =>
      effect === 'Deny' &&
      // A trust policy has none.
      (resources.length + notResources.length === 0 || resources.some(({ value }) => value === '*')) &&
      under(conditions) &&
      actions.some(({ value }) => covers(value, pattern) || (!entry.excluded && covers(value, entry.value))),
  );

const isOn = (keys: readonly string[], { keyName }: ConditionView): boolean =>
  keys.some((key) => globMatches(key.toLowerCase(), keyName));

/** Whether a request without the key does not meet the condition. */
const holdsFor = ({ operator, values }: ConditionView): boolean => {
  if (!operator || operator.ifExists || operator.set === 'ForAllValues') return false;
  if (operator.base === 'Null') return values.every(({ value }) => String(value).toLowerCase() === 'false');
  return !operator.negated;
};

/** Keys that limit a statement on `*` to some resources. */
const SCOPING_KEY = /ResourceTag\/|:ResourceAccount$|:ResourceOrg(?:ID|Paths)$/i;

/**
 * The actions of a demand that an entry grants and that AWS can limit to resources. A service that is not loaded is not
 * judged. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function scopable(entry: ActionView, patterns: readonly string[], reference: Reference): readonly string[] {
  const service = reference.service(entry.prefix);
  if (!service || entry.excluded) return [];
  const actions = entry.wildcard
    ? [...service.actions.values()]
    : [service.actions.get(entry.name.toLowerCase())].flatMap((action) => action ?? []);
  return actions
    .filter(({ resourceTypes }) => resourceTypes.length > 0)
    .map(({ prefix, name }) => `${prefix}:${name}`)
    .filter((name) => meets(entry.value, name) && patterns.some((pattern) => meets(name, pattern)));
}

/** How principals are named: as they stand, and by their account. */
const namesOf = (value: string): readonly string[] => [value, parseArn(value)?.account ?? value];

const USER_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';

/** The checks of some demands. Each looks at those of its kind. */
function checksFor(demands: readonly Demand[]): readonly Check[] {
  const of = (kind: Demand['kind']): readonly Demand[] => demands.filter((demand) => demand.kind === kind);
  const conditions = of('condition');
  const actions = of('action');
  const principals = of('principal');
  const scopes = of('scope');
  const common = { bad: [], good: [], severity: 'error' } as const;
  return [
    defineCheck({
      ...common,
      id: 'missing-required-condition',
      types: GRANTING,
      title: 'Without a condition that the team requires',
      why: 'The team’s configuration requires a condition on the key wherever the action is allowed.',
      source: `${USER_GUIDE}/reference_policies_elements_condition.html`,
      on: 'statement',
      check(statement, _same, { policy }): CheckFindings {
        return conditions.flatMap((demand) => {
          if (statement.conditions.some((each) => isOn(demand.keys, each) && holdsFor(each))) return [];
          return granted(statement, demand.patterns)
            .filter(
              (grant) => !isTakenBack(policy, grant, (all) => all.some((each) => isOn(demand.keys, each))),
            )
            .map(({ entry, pattern }) => ({
              message: `${show(pattern)} is allowed without a condition on ${showEither(demand.keys)}. Add one that a request without the key does not meet, ${asks}.${because(demand)}`,
              locations: [atValue(entry.path)],
            }));
        });
      },
    }),
    defineCheck({
      ...common,
      id: 'forbidden-action',
      types: GRANTING,
      title: 'An action that the team forbids',
      why: 'The team’s configuration forbids to allow the action.',
      source: `${USER_GUIDE}/reference_policies_elements_action.html`,
      on: 'statement',
      check(statement, _same, { policy }): CheckFindings {
        return actions.flatMap((demand) =>
          granted(statement, demand.patterns)
            .filter((grant) => !isTakenBack(policy, grant, (all) => all.length === 0))
            .map(({ entry, pattern }) => ({
              message: `This allows ${show(pattern)}, which ${CONFIG_FILE} forbids. Take it out.${because(demand)}`,
              locations: [atValue(entry.path)],
            })),
        );
      },
    }),
    defineCheck({
      ...common,
      id: 'forbidden-principal',
      types: GRANTING,
      title: 'A principal that the team forbids',
      why: 'The team’s configuration forbids to let the principal in.',
      source: `${USER_GUIDE}/reference_policies_elements_principal.html`,
      on: 'principal',
      check({ value, path, excluded }, { effect }): CheckFindings {
        if (effect !== 'Allow' || excluded) return undefined;
        return principals
          .filter(({ patterns }) =>
            patterns.some((pattern) => namesOf(value).some((name) => globMatches(pattern, name))),
          )
          .map((demand) => ({
            message: `This lets ${show(value)} in, which ${CONFIG_FILE} forbids. Take it out.${because(demand)}`,
            locations: [atValue(path)],
          }));
      },
    }),
    defineCheck({
      ...common,
      id: 'action-on-all-resources',
      severity: 'warning',
      types: ['identity'],
      title: 'On all resources, although AWS can limit it',
      why: 'The team’s configuration wants the action limited to resources, and AWS’s reference lists types of resources for it.',
      source:
        'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
      on: 'statement',
      check(statement, _same, { reference }): CheckFindings {
        const { resources, conditions: tested } = statement;
        if (!resources.some(({ value }) => value === '*')) return undefined;
        if (tested.some((each) => SCOPING_KEY.test(each.keyName) && holdsFor(each))) return undefined;
        return scopes.flatMap((demand) =>
          granted(statement, demand.patterns).flatMap(({ entry }) => {
            const found = scopable(entry, demand.patterns, reference);
            if (found.length === 0) return [];
            const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
            const names = more === '' ? showAll(found) : found.slice(0, 3).map(show).join(', ');
            return {
              message: `${names}${more} can be limited to resources, and ${found.length === 1 ? 'is' : 'are'} allowed on all. Name their ARNs in Resource, ${asks}.${because(demand)}`,
              locations: [atValue(entry.path)],
            };
          }),
        );
      },
    }),
  ];
}

/** The rules that hold only where a team demands something: their names stand in severities and ignores. */
export const DEMAND_RULES: readonly { readonly id: string; readonly code?: string }[] =
  /* @__PURE__ */ checksFor([]);

const made = new WeakMap<RuleSet, Map<string, RuleSet>>();

/** A configuration is edited, and each version makes sets of its own: these are more than one has. */
const MAX_KEPT = 50;

/** The rules, with those that follow from the demands. The same set for the same demands: findings are kept by it. */
export function rulesWith(rules: RuleSet, demands: readonly Demand[] = []): RuleSet {
  if (demands.length === 0) return rules;
  const kept = made.get(rules) ?? new Map<string, RuleSet>();
  made.set(rules, kept);
  const key = JSON.stringify(demands);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const fresh = ruleSet([...rules.checks, ...checksFor(demands)]);
  kept.set(key, fresh);
  return fresh;
}
