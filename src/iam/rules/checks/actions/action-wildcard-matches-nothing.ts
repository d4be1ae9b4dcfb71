// A pattern of actions that fits none of its service.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { neededForPattern } from '#iam/reference/api-names.ts';
import type { ListedService } from '#iam/reference/reference.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import { matchesNoAction } from './matches-no-action.ts';
import { suggestName, suggestionOf } from './action-fixes.ts';

const LETTERS_FIRST = /^([A-Z]?[a-z]+|[A-Z]+)/;

/** The first words of the service's actions, each once: "Get", "List". */
const firstWords = (service: ListedService): readonly string[] => [
  ...new Set([...service.actions.values()].map((name) => LETTERS_FIRST.exec(name)?.[0] ?? name)),
];

const services = new WeakMap<PolicyView, ReadonlyMap<string, ReadonlySet<string>>>();

/** Whether the policy has the pattern for several services, as a loop over them writes it: that is no slip. */
function isForSeveral(name: string, policy: PolicyView): boolean {
  let known = services.get(policy);
  if (!known) {
    const fresh = new Map<string, Set<string>>();
    for (const { actions, notActions } of policy.statements)
      for (const each of [...actions, ...notActions])
        if (each.wildcard) fresh.set(each.name, (fresh.get(each.name) ?? new Set()).add(each.prefix));
    services.set(policy, fresh);
    known = fresh;
  }
  return (known.get(name)?.size ?? 0) > 2;
}

export default defineCheck({
  id: 'action-wildcard-matches-nothing',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Pattern that matches no action',
  why: 'AWS accepts a pattern that matches none of the service’s actions, but it has no effect until AWS adds an action with such a name. It is usually a typo.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  bad: [
    { with: { Action: 's3:Getx*' }, at: ['Statement.0.Action'], fixed: { Action: 's3:Get*' } },
    { with: { Action: ['s3:Gte*'] }, at: ['Statement.0.Action.0'], fixed: { Action: ['s3:Get*'] } },
    { type: 'scp', with: { Action: 's3:*Bukket' }, at: ['Statement.0.Action'] },
    { with: { Action: undefined, NotAction: ['iam:?'] }, at: ['Statement.0.NotAction.0'] },
  ],
  good: [
    { with: { Action: 's3:get*' } },
    { with: { Action: 's3:*Object?ersion' } },
    { with: { Action: ['*', 's3:*'] } },
    // The same for each service.
    { with: { Action: ['s3:View*', 'ec2:View*', 'iam:View*'], Resource: '*' } },
    // Other checks report these.
    { with: { Action: 'nosuchservice:Get*' } },
    { with: { Action: 's3:Head*' } },
  ],
  on: 'action',
  check(action, statement, { policy, reference }): CheckFindings {
    if (!action.wildcard || action.prefix === '') return undefined;
    const service = reference.listed(action.prefix);
    if (!service || !matchesNoAction(service, action.name, policy)) return undefined;
    if (neededForPattern(action.prefix, action.name, reference)) return undefined;
    // Only "Word*" can be fixed without guessing what was meant to follow.
    const word = action.name.endsWith('*') && /^[a-z]+\*$/.test(action.name) ? action.name.slice(0, -1) : '';
    const meant = word && suggestName(policy, word, () => firstWords(service));
    const name = meant ? `${service.prefix}:${meant}*` : undefined;
    const { advice, fix } = name ? suggestionOf(name, action, statement) : {};
    if (!advice && isForSeveral(action.name, policy)) return undefined;
    return {
      message: `${show(action.value)} doesn’t match any action of ${service.name}. ${advice ?? 'Remove it, or look up the action names.'}`,
      locations: [atValue(action.path)],
      ...(fix && { fix }),
    };
  },
});
