// A planned statement is one before it is merged with others and named. Building blocks return such.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { PAGES, type PageId } from '#deepseek/catalog/pages.ts';
import {
  toArray,
  type Condition,
  type OneOrMany,
  type PrincipalElement,
  type Statement,
} from '#iam/policy/policy.ts';
import type { Why } from './role-kit.ts';

export interface PlannedStatement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principal?: PrincipalElement;
  readonly actions: readonly string[];
  /** Undefined in trust policies, and with `notResources`. */
  readonly resources?: readonly string[];
  /** All but these; in a Deny only. */
  readonly notResources?: readonly string[];
  readonly condition?: Condition;
  /** What it is a part of, where a document has several parts: statements of two are not merged. */
  readonly part?: string;
  readonly whys: readonly Why[];
}

interface WhyParts {
  readonly title: string;
  readonly text: string;
  readonly calls: readonly string[];
  readonly answers: readonly FieldId[];
  readonly page: PageId;
  readonly doubt?: string;
}

interface Parts {
  readonly sid: string;
  /** In resource policies only. */
  readonly principal?: PrincipalElement;
  readonly actions: OneOrMany<string>;
  readonly resources: OneOrMany<string>;
  readonly condition?: Condition | undefined;
  /** Where its calls have the names of the actions, they are not said again. */
  readonly why: Omit<WhyParts, 'calls'> & Partial<Pick<WhyParts, 'calls'>>;
}

/** Its members are in the order in which they are printed. */
export function whyOf({ title, text, calls, answers, page, ...rest }: WhyParts): Why {
  return { title, text, calls, answers, page: PAGES[page], ...rest };
}

function statement(effect: PlannedStatement['effect'], parts: Parts): PlannedStatement {
  const actions = toArray(parts.actions);
  const calls = actions.map((action) => action.slice(action.indexOf(':') + 1));
  return {
    sid: parts.sid,
    effect,
    ...(parts.principal === undefined ? {} : { principal: parts.principal }),
    actions,
    resources: [...new Set(toArray(parts.resources))],
    ...(parts.condition ? { condition: parts.condition } : {}),
    whys: [whyOf({ ...parts.why, calls: parts.why.calls ?? calls })],
  };
}

/** An Allow statement. */
export const allow = (parts: Parts): PlannedStatement => statement('Allow', parts);

/** An Allow of actions that support no resources: its text says so first. */
export function allowOnAll({
  why,
  ...parts
}: Omit<Parts, 'resources' | 'why'> & {
  readonly why: Omit<Parts['why'], 'text'> & { readonly text?: string };
}): PlannedStatement {
  const said =
    toArray(parts.actions).length === 1
      ? 'This action does not support resources in IAM, so it needs *.'
      : 'These actions do not support resources in IAM, so they need *.';
  const text = why.text === undefined ? said : `${said} ${why.text}`;
  return allow({ ...parts, resources: '*', why: { ...why, text } });
}

/** A Deny statement. */
export const deny = (parts: Parts): PlannedStatement => statement('Deny', parts);

/** A Deny on everything but the resources. */
export function denyAllBut(parts: Parts): PlannedStatement {
  const { resources, ...rest } = deny(parts);
  return { ...rest, notResources: resources ?? [] };
}

/** The statement with one more condition, which must be met besides those it has; `field` is the answer that asks for it. */
export function narrow(statement: PlannedStatement, added: Condition, field: FieldId): PlannedStatement {
  const condition: Record<string, Condition[string]> = { ...statement.condition };
  for (const operator of Object.keys(added))
    condition[operator] = { ...statement.condition?.[operator], ...added[operator] };
  return {
    ...statement,
    condition,
    whys: statement.whys.map((why) =>
      why.answers.includes(field) ? why : { ...why, answers: [...why.answers, field] },
    ),
  };
}

/** A single value, or several as an array: AWS's short form. */
export function oneOrMany(values: readonly string[]): OneOrMany<string> {
  return values.length === 1 ? values[0]! : values;
}

export function toStatement(statement: PlannedStatement): Statement {
  return {
    Sid: statement.sid,
    Effect: statement.effect,
    ...(statement.principal === undefined ? {} : { Principal: statement.principal }),
    Action: oneOrMany(statement.actions),
    ...(statement.resources === undefined ? {} : { Resource: oneOrMany(statement.resources) }),
    ...(statement.notResources === undefined ? {} : { NotResource: oneOrMany(statement.notResources) }),
    ...(statement.condition === undefined ? {} : { Condition: statement.condition }),
  };
}
