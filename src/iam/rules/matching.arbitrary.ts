// Whether statements match a request, for tests of fixes: written from AWS's evaluation rules, and from no check.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { isAccountId } from '#iam/facts/account-id.ts';
import { parseDate } from '#iam/policy/dates.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { parseIp, rangeContains } from '#iam/policy/ip.ts';
import { readTemplate } from '#iam/policy/variables.ts';
import type { ConditionView, PolicyView, PrincipalView, StatementView } from './policy-view.ts';

export interface SampleRequest {
  /** In lower case. */
  readonly action: string;
  readonly resource: string;
  readonly principal: { readonly kind: string; readonly value: string };
  /** By key in lower case; a key that is not there is absent. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/** Characters that replace an escaped wildcard. */
const ESCAPED: Readonly<Record<string, string>> = { '*': '\ue000', '?': '\ue001', $: '$' };

/** The pattern with the request's values for its variables; undefined where the request lacks one. */
function resolved(pattern: string, policy: PolicyView, { context }: SampleRequest): string | undefined {
  if (policy.version !== '2012-10-17') return pattern;
  let text = '';
  for (const part of readTemplate(pattern)) {
    if (part.kind === 'variable') {
      const value = context.get(part.name.toLowerCase())?.[0] ?? part.fallback;
      if (value === undefined) return undefined;
      text += value.replaceAll(/[*?]/g, (wildcard) => ESCAPED[wildcard] ?? '');
    } else {
      text += part.kind === 'escape' ? ESCAPED[part.text] : part.text;
    }
  }
  return text;
}

const plain = (text: string): string => text.replaceAll('\ue000', '*').replaceAll('\ue001', '?');
const escape = (text: string): string => text.replaceAll('*', '\ue000').replaceAll('?', '\ue001');

/** The wildcard alone matches what has no ARN, too. */
const globFits = (pattern: string, text: string): boolean =>
  /^\*+$/.test(pattern) || globMatches(pattern, escape(text));

function arnFits(pattern: string, value: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  const fields = (text: string): readonly string[] => {
    const parts = text.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const wanted = fields(pattern);
  const given = fields(value);
  if (pattern.split(':').length < 6 || value.split(':').length < 6) return false;
  return wanted.every((field, index) => globMatches(field, escape(given[index] ?? '')));
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const instant = (text: string): number | undefined =>
  /^-?\d{5,}$/.test(text) ? Number(text) * 1000 : parseDate(text);

function compares(base: string, given: number, wanted: number): boolean {
  if (base.endsWith('LessThanEquals')) return given <= wanted;
  if (base.endsWith('LessThan')) return given < wanted;
  if (base.endsWith('GreaterThanEquals')) return given >= wanted;
  if (base.endsWith('GreaterThan')) return given > wanted;
  return given === wanted;
}

/** Whether a value of the request is what one value of the policy asks for, negation aside. */
function valueFits(base: string, given: string, wanted: string): boolean {
  if (base.startsWith('Numeric')) {
    return NUMBER.test(given) && NUMBER.test(wanted) && compares(base, Number(given), Number(wanted));
  }
  if (base.startsWith('Date')) {
    const [a, b] = [instant(given), instant(wanted)];
    return a !== undefined && b !== undefined && compares(base, a, b);
  }
  if (base === 'Bool')
    return /^(?:true|false)$/i.test(wanted) && given.toLowerCase() === wanted.toLowerCase();
  if (base.endsWith('IpAddress')) {
    const [a, b] = [parseIp(given), parseIp(wanted)];
    return a !== undefined && b !== undefined && rangeContains(b, a);
  }
  if (base.startsWith('Arn')) return arnFits(wanted, given);
  if (base.endsWith('Like')) return globFits(wanted, given);
  if (base.endsWith('IgnoreCase')) return given.toLowerCase() === plain(wanted).toLowerCase();
  return given === plain(wanted);
}

function conditionHolds(condition: ConditionView, policy: PolicyView, request: SampleRequest): boolean {
  const { operator, keyName, values } = condition;
  if (!operator) return false;
  const given = request.context.get(keyName);
  const texts = values.map(({ value }) => String(value));
  if (operator.family === 'Null') {
    const isNull = given === undefined || given.length === 0;
    return texts.some((text) => text.toLowerCase() === String(isNull));
  }
  if (!given) {
    if (operator.set === 'ForAnyValue') return operator.ifExists;
    return operator.negated || operator.ifExists || operator.set === 'ForAllValues';
  }
  const wanted = texts.flatMap((text) => {
    const takesVariables = operator.family === 'String' || operator.family === 'Arn';
    return (takesVariables ? resolved(text, policy, request) : text) ?? [];
  });
  const fits = (value: string): boolean =>
    wanted.some((text) => valueFits(operator.base, value, text)) !== operator.negated;
  return operator.set === 'ForAllValues' ? given.every(fits) : given.some(fits);
}

/** The account as a number and as its root are one; some of AWS's pages write iam for the sts of a session. */
const principalName = (value: string): string =>
  /^arn:[^:]+:iam::(\d{12}):root$/.exec(value)?.[1] ??
  value.replace(/:iam:(?=:\d{12}:assumed-role\/)/, ':sts:');

function principalFits({ kind, value }: PrincipalView, { principal }: SampleRequest): boolean {
  if (value === '*' && (kind === undefined || kind === 'AWS')) return true;
  if (kind !== principal.kind) return false;
  if (principalName(value) === principalName(principal.value)) return true;
  // A session is covered by its role, and all of an account by the account.
  const [, account, role] =
    /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(principalName(principal.value)) ?? [];
  if (role !== undefined && new RegExp(`:iam::${account}:role/(?:.*/)?${role}$`).test(value)) return true;
  return isAccountId(principalName(value)) && principal.value.split(':')[4] === principalName(value);
}

function matches(statement: StatementView, policy: PolicyView, request: SampleRequest): boolean {
  const { actions, notActions, resources, notResources, principals, source } = statement;
  const has = (name: string): boolean => Object.hasOwn(source, name);
  const names = ({ value }: { readonly value: string }): boolean =>
    globMatches(value.toLowerCase(), request.action);
  if (has('Action') ? !actions.some(names) : notActions.some(names)) return false;
  const covers = ({ value }: { readonly value: string }): boolean => {
    const pattern = resolved(value, policy, request);
    return pattern !== undefined && globFits(pattern, request.resource);
  };
  if (has('Resource') ? !resources.some(covers) : notResources.some(covers)) return false;
  const fits = (each: PrincipalView): boolean => principalFits(each, request);
  if (has('Principal') && !principals.some(fits)) return false;
  if (has('NotPrincipal') && principals.some(fits)) return false;
  return statement.conditions.every((condition) => conditionHolds(condition, policy, request));
}

const covers = (policy: PolicyView, effect: 'Allow' | 'Deny', request: SampleRequest): boolean =>
  policy.statements.some((statement) => statement.effect === effect && matches(statement, policy, request));

/** Whether the second policy allows the request and the first does not, or no longer denies it. */
export const isWider = (before: PolicyView, after: PolicyView, request: SampleRequest): boolean =>
  (covers(after, 'Allow', request) && !covers(before, 'Allow', request)) ||
  (covers(before, 'Deny', request) && !covers(after, 'Deny', request));
