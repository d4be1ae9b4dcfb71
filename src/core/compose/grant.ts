// A statement in the making: what building blocks return, before merging and naming.
import type { FieldId } from '#core/answers/fields/fields.ts';
import { PAGES, type PageId } from '#core/catalog/pages.ts';
import type { Condition, OneOrMany, Principal, Statement } from '#core/iam/policy.ts';
import type { Why } from './role-kit.ts';

export interface Grant {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principal?: Principal;
  readonly actions: readonly string[];
  /** Undefined in trust policies only. */
  readonly resources?: readonly string[];
  readonly condition?: Condition;
  readonly whys: readonly Why[];
}

interface Reason {
  readonly title: string;
  readonly text: string;
  readonly calls: readonly string[];
  readonly answers: readonly FieldId[];
  readonly page: PageId;
  readonly doubt?: string;
}

interface Parts {
  readonly sid: string;
  readonly actions: OneOrMany<string>;
  readonly resources: OneOrMany<string>;
  readonly condition?: Condition | undefined;
  readonly why: Reason;
}

export function explain(reason: Reason): Why {
  return { ...reason, page: PAGES[reason.page] };
}

/** An Allow statement of a permissions policy. */
export function allow(parts: Parts): Grant {
  return {
    sid: parts.sid,
    effect: 'Allow',
    actions: [parts.actions].flat(),
    resources: [parts.resources].flat(),
    ...(parts.condition ? { condition: parts.condition } : {}),
    whys: [explain(parts.why)],
  };
}

/** One value bare, several as an array: AWS's own short form. */
export function oneOrMany(values: readonly string[]): OneOrMany<string> {
  return values.length === 1 ? values[0]! : values;
}

export function toStatement(grant: Grant): Statement {
  return {
    Sid: grant.sid,
    Effect: grant.effect,
    ...(grant.principal === undefined ? {} : { Principal: grant.principal }),
    Action: oneOrMany(grant.actions),
    ...(grant.resources === undefined ? {} : { Resource: oneOrMany(grant.resources) }),
    ...(grant.condition === undefined ? {} : { Condition: grant.condition }),
  };
}
