// The resources that an action supports, as patterns: AWS's ARN templates with a wildcard for each placeholder.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { parseArn } from '#iam/policy/arn.ts';
import { NAME_STAR } from '#iam/policy/patterns/wildcards.ts';
import { FIELD_ANY, FIELD_STAR, STAR, type Codes } from '#iam/policy/patterns/pattern.ts';
import { patternsOf } from '#iam/reference/arn-patterns.ts';
import type { ResourceType } from '#iam/reference/service.ts';

export interface ResourceSpace {
  /**
   * `arn`: resources of one type. `none`: the action takes no resource, so only `*` allows it. `any`: any resource, or the
   * file of the service is not loaded.
   */
  readonly kind: 'arn' | 'none' | 'any';
  readonly codes: Codes;
  /** The same with names that have no colons; undefined for resources whose names often have colons. */
  readonly withoutColons?: Codes;
  /** As policies write it. */
  readonly text: string;
}

export const NO_RESOURCE: ResourceSpace = { kind: 'none', codes: [], text: '*' };
export const ANY_RESOURCE: ResourceSpace = { kind: 'any', codes: [STAR], text: '*' };

/** The partition and account that resources of the principal have in their ARNs. */
interface SpaceOwner {
  readonly partition: string;
  /** Undefined: any. */
  readonly account: string | undefined;
}

/** Placeholders and wildcards of a template. */
const PLACEHOLDERS = /(\$\{[^}]*\}|\*)/g;

const characters = (text: string): Codes =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** `open`: the codes for a placeholder. */
function codesOf(text: string, star: number, open: Codes): Codes {
  return text
    .split(PLACEHOLDERS)
    .flatMap((part, index) => (index % 2 === 0 ? characters(part) : part === '*' ? [star] : open));
}

/** A Region or an account: at least one character. */
const ANY_FIELD: Codes = [FIELD_ANY, FIELD_STAR];

const OWN_ACCOUNT = /^\$\{Account(?:Id)?\}$/;

/** Object keys often have colons. */
const KEY_PLACEHOLDER = /\$\{ObjectName\}/;

function spaceOf(
  text: string,
  slashes: number | undefined,
  { partition, account }: SpaceOwner,
): ResourceSpace {
  const arn = parseArn(text);
  if (!arn) return ANY_RESOURCE;
  const owner = account !== undefined && OWN_ACCOUNT.test(arn.account) ? account : arn.account;
  const head = `arn:${partition}:${arn.service}:${arn.region}:${owner}:`;
  const star = slashes === undefined ? STAR : NAME_STAR;
  const start = codesOf(head, FIELD_STAR, ANY_FIELD);
  return {
    kind: 'arn',
    codes: [...start, ...codesOf(arn.resource, star, [star])],
    ...(!KEY_PLACEHOLDER.test(arn.resource) && {
      withoutColons: [...start, ...codesOf(arn.resource, FIELD_STAR, [FIELD_STAR])],
    }),
    text: (head + arn.resource).replaceAll(PLACEHOLDERS, '*'),
  };
}

/** Caches the spaces of resource types for one owner. */
export class ResourceSpaces {
  readonly #home: SpaceOwner;
  readonly #known = new WeakMap<ResourceType, readonly ResourceSpace[]>();

  constructor(home: SpaceOwner) {
    this.#home = home;
  }

  /** The spaces of a type: two if AWS lists two ARNs. */
  of(type: ResourceType): readonly ResourceSpace[] {
    const known = this.#known.get(type);
    if (known) return known;
    const patterns = patternsOf(type);
    const fresh = type.arn
      .split(/,\s*/)
      .map((text, index) => spaceOf(text, patterns[index]?.slashes, this.#home));
    this.#known.set(type, fresh);
    return fresh;
  }
}

const cachedSpaces = new Map<string, ResourceSpaces>();
const MAX_OWNERS = 50;

export function spacesOf(home: SpaceOwner): ResourceSpaces {
  const name = `${home.partition}:${home.account ?? ''}`;
  const known = cachedSpaces.get(name);
  if (known) return known;
  if (cachedSpaces.size >= MAX_OWNERS) cachedSpaces.clear();
  const fresh = new ResourceSpaces(home);
  cachedSpaces.set(name, fresh);
  return fresh;
}
