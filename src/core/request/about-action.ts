// What AWS's service reference knows of an action that somebody wants to try, and which one was meant.
import { nearest } from '#core/text/nearest-name.ts';
import { clientCalled, neededFor } from '#core/reference/api-names.ts';
import type { AccessLevel } from '#core/reference/files.ts';
import type { KeyType } from '#core/reference/global-keys.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { ConditionKey } from '#core/reference/service.ts';

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
  /** What it lets one do: "retrieve objects". */
  readonly description: string;
  /** The kinds of resources it takes, with AWS's pattern of their ARNs. None: only `*`. */
  readonly resources: readonly { readonly name: string; readonly arn: string }[];
  /** The condition keys that a request for it may carry, without the global ones. */
  readonly keys: readonly KeyFacts[];
}

const factsOf = ({ key, type, description }: ConditionKey): KeyFacts => ({ key, type, is: description });

const split = (action: string): readonly [prefix: string, name: string] => {
  const colon = action.indexOf(':');
  return colon < 0 ? ['', action] : [action.slice(0, colon), action.slice(colon + 1)];
};

/** The action, whatever its case; undefined where there is none or its service is not loaded. */
export function aboutAction(text: string, reference: Reference): ActionFacts | undefined {
  const [prefix, name] = split(text);
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

/** The key as AWS has it; undefined when it is unknown or its service is not loaded. */
export function aboutKey(key: string, reference: Reference): KeyFacts | undefined {
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

/** Of names that are near, as many are told. */
const MOST = 3;

function nearestFew(name: string, known: readonly string[]): readonly string[] {
  const found: string[] = [];
  let left = known;
  while (found.length < MOST) {
    const next = nearest(name, left);
    if (next === undefined) break;
    found.push(next);
    left = left.filter((other) => other !== next);
  }
  return found;
}

/** Whether there is such an action, as far as the index of the reference tells. */
export function isAction(text: string, reference: Reference): boolean {
  const [prefix, name] = split(text);
  return reference.listed(prefix)?.actions.has(name.toLowerCase()) === true;
}

/** The actions that may be meant by what is none: those that the operation of an API needs, or the nearest names. */
export function meantActions(text: string, reference: Reference): readonly string[] {
  const [prefix, name] = split(text.trim());
  const needed = neededFor(prefix, name, reference)?.actions ?? [];
  if (needed.length > 0) return needed.slice(0, MOST);
  const isListed = reference.listed(prefix) !== undefined;
  const near = isListed
    ? prefix
    : (clientCalled(prefix, reference)?.prefix ?? nearest(prefix, reference.prefixes));
  const service = near === undefined ? undefined : reference.listed(near);
  if (!service) return [];
  return nearestFew(name, [...service.actions.values()]).map((found) => `${service.prefix}:${found}`);
}
