// What AWS's service reference says about an action or a condition key.
import type { AccessLevel } from '#iam/reference/files.ts';
import type { KeyType } from '#iam/reference/global-keys.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { ConditionKey } from '#iam/reference/service.ts';
import { splitAction } from './suggest-actions.ts';

export interface KeyFacts {
  /** As AWS spells it, placeholders included: "aws:RequestTag/${TagKey}". */
  readonly key: string;
  readonly type: KeyType;
  /** In a few words, what its value is. */
  readonly is: string;
}

export interface ActionFacts {
  /** As AWS spells it: "bedrock:InvokeModel". */
  readonly name: string;
  /** "Amazon Bedrock" */
  readonly service: string;
  readonly level: AccessLevel;
  /** What it allows: "retrieve objects". */
  readonly description: string;
  /** The types of resources it acts on, with AWS's pattern of their ARNs. None: only `*`. */
  readonly resources: readonly { readonly name: string; readonly arn: string }[];
  /** The condition keys that a request for it may carry, without the global ones. */
  readonly keys: readonly KeyFacts[];
}

const factsOf = ({ key, type, description }: ConditionKey): KeyFacts => ({ key, type, is: description });

/** The action in any case; undefined if AWS does not have it or its service is not loaded. */
export function actionFacts(text: string, reference: Reference): ActionFacts | undefined {
  const [prefix, name] = splitAction(text);
  const action = reference.service(prefix)?.actions.get(name.toLowerCase());
  if (!action) return undefined;
  const keys = new Set([...action.keys, ...action.resourceTypes.flatMap((type) => [...type.keys])]);
  return {
    name: `${action.prefix}:${action.name}`,
    service: reference.listed(prefix)?.name ?? action.prefix,
    level: action.level,
    description: action.description,
    resources: action.resourceTypes.map(({ name: type, arn }) => ({ name: type, arn })),
    keys: [...keys].filter(({ key }) => !reference.globalKey(key)).map(factsOf),
  };
}

/** The key as AWS has it; undefined if it is unknown or its service is not loaded. */
export function keyFacts(key: string, reference: Reference): KeyFacts | undefined {
  const global = reference.globalKey(key);
  if (global) return { key: global.key, type: global.type, is: global.is };
  const namespace = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  for (const owner of reference.ownersOf(namespace)) {
    const found = reference.service(owner)?.keys.find(key);
    if (found) return factsOf(found);
  }
  // Claims of identity providers are in the tables of sts, under the names of their issuers.
  const claim = reference.service('sts')?.keys.find(key);
  return claim && factsOf(claim);
}
