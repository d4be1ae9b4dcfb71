// The resources that an action can be called on, as patterns: AWS's templates with a wildcard for each placeholder.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { parseArn } from '#core/iam/arn.ts';
import { NAME_STAR } from '#core/iam/patterns/wildcards.ts';
import { FIELD_ANY, FIELD_STAR, STAR, type Codes } from '#core/iam/patterns/pattern.ts';
import { patternsOf } from '#core/reference/arn-patterns.ts';
import type { ResourceType } from '#core/reference/service.ts';

export interface ResourceSpace {
  /**
   * `arn`: resources of a kind. `none`: the action takes no resource, so only `*` allows it. `any`: it does not matter
   * which, or the service's file is not loaded.
   */
  readonly kind: 'arn' | 'none' | 'any';
  readonly codes: Codes;
  /** With names that hold no colons; undefined where they often do. */
  readonly withoutColons?: Codes;
  /** As policies write it. */
  readonly text: string;
}

export const NO_RESOURCE: ResourceSpace = { kind: 'none', codes: [], text: '*' };
export const ANY_RESOURCE: ResourceSpace = { kind: 'any', codes: [STAR], text: '*' };

/** Where the principal lives: its own resources have these in their ARNs. */
export interface SpaceOwner {
  readonly partition: string;
  /** Undefined: any. */
  readonly account: string | undefined;
}

/** Placeholders and wildcards, all of which stand for anything. */
const PLACEHOLDERS = /(\$\{[^}]*\}|\*)/g;

const characters = (text: string): Codes =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** `open` says what a placeholder comes to. */
function codesOf(text: string, star: number, open: Codes): Codes {
  return text
    .split(PLACEHOLDERS)
    .flatMap((part, index) => (index % 2 === 0 ? characters(part) : part === '*' ? [star] : open));
}

/** A Region or an account: at least one character. */
const ANY_FIELD: Codes = [FIELD_ANY, FIELD_STAR];

const OWN_ACCOUNT = /^\$\{Account(?:Id)?\}$/;

/** Keys of objects, of which colons are as good as any character. */
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

/** Spaces by home, and by type within it. */
export class ResourceSpaces {
  readonly #home: SpaceOwner;
  readonly #known = new WeakMap<ResourceType, readonly ResourceSpace[]>();

  constructor(home: SpaceOwner) {
    this.#home = home;
  }

  /** Those of one type: two where AWS lists two patterns. */
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
