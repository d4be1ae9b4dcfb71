// What policies allow of the actions of a service. Actions with the same applicable statements are evaluated once for each
// resource type.
import type { ResourceType, Service } from '#iam/reference/service.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { accessToResources } from './access-to-resources.ts';
import { joinAccess, NO_ACCESS, type ActionAccess } from './action-access.ts';
import type { ApplicableStatements, ServiceStatements } from './applicable-statements.ts';
import { globCodes } from '#iam/policy/patterns/pattern.ts';
import { overlaps } from './allowed-areas.ts';
import type { MatrixOptions } from './matrix-caller.ts';
import { patternFrom } from './matrix-statement.ts';
import { ANY_RESOURCE, NO_RESOURCE, type ResourceSpace, type ResourceSpaces } from './resource-space.ts';

/** An action in the service reference. */
export interface KnownAction {
  readonly name: string;
  /** With its service, in lower case. */
  readonly full: string;
  /** Undefined while the file of the service is not loaded. */
  readonly types: readonly ResourceType[] | undefined;
  /** Identifies the types. */
  readonly typesKey: string;
}

/** Actions that the same statements apply to. */
class SameStatements {
  readonly #applicable: ApplicableStatements;
  readonly #spaces: ResourceSpaces;
  readonly #named: MatrixOptions['named'];
  readonly #byType = new Map<ResourceType, ActionAccess>();
  readonly #byTypes = new Map<string, ActionAccess>();
  /** Set if all statements match all resources. */
  readonly #whole: ActionAccess | undefined;

  constructor(applicable: ApplicableStatements, spaces: ResourceSpaces, named: MatrixOptions['named']) {
    this.#applicable = applicable;
    this.#spaces = spaces;
    this.#named = named;
    const { layers, denials } = applicable;
    const isOfAll = [...layers.flat(), ...denials].every(({ everything }) => everything);
    this.#whole = isOfAll ? accessToResources(ANY_RESOURCE, applicable) : undefined;
  }

  #onType(type: ResourceType): ActionAccess {
    const known = this.#byType.get(type);
    if (known) return known;
    const fresh = joinAccess(
      this.#spaces
        .of(type)
        .map((space) => ({ access: accessToResources(space, this.#applicable), kind: [space] })),
    );
    this.#byType.set(type, fresh);
    return fresh;
  }

  access({ full, types, typesKey }: KnownAction): ActionAccess {
    if (this.#whole) return this.#whole;
    const strays = this.#straysOf(full, types ?? []);
    if (strays.length > 0) return this.#afresh(full, types, strays);
    // AWS's pages disagree on whether this action takes a resource.
    const key = types?.length === 0 && full === 's3:listallmybuckets' ? full : typesKey;
    const known = this.#byTypes.get(key);
    if (known) return known;
    const fresh = this.#afresh(full, types);
    this.#byTypes.set(key, fresh);
    return fresh;
  }

  /** Resources that count for the action and are of none of its types. */
  #straysOf(full: string, types: readonly ResourceType[]): readonly ResourceSpace[] {
    const texts = this.#named?.get(full) ?? [];
    if (texts.length === 0 || types.length === 0) return [];
    const spaces = types.flatMap((type) => this.#spaces.of(type));
    return texts
      .map((text) => patternFrom(text, globCodes(text), true, []))
      .filter((pattern) => !spaces.some((space) => overlaps(pattern, space)))
      .map(({ loose, text }) => ({ kind: 'arn', codes: loose, text }));
  }

  #afresh(
    full: string,
    types: readonly ResourceType[] | undefined,
    strays: readonly ResourceSpace[] = [],
  ): ActionAccess {
    if (types && types.length > 0)
      return joinAccess([
        ...types.map((type) => ({ access: this.#onType(type), kind: this.#spaces.of(type) })),
        ...strays.map((space) => ({ access: accessToResources(space, this.#applicable), kind: [space] })),
      ]);
    const { request } = this.#applicable;
    const applicable = { ...this.#applicable, request: { ...request, action: full } };
    return accessToResources(types ? NO_RESOURCE : ANY_RESOURCE, applicable);
  }
}

/**
 * Returns a function that looks up what the policies allow of an action of the service. `named`: resources that count for an
 * action besides those of its types.
 */
export function serviceAccess(
  statements: ServiceStatements,
  request: PreparedRequest,
  spaces: ResourceSpaces,
  named?: MatrixOptions['named'],
): (action: KnownAction) => ActionAccess {
  const byKey = new Map<string, SameStatements | undefined>();
  return (action) => {
    const key = statements.keyOf(action.full);
    let group = byKey.get(key);
    if (!group && !byKey.has(key)) {
      const applicable = statements.applicable(key, request);
      group = applicable && new SameStatements(applicable, spaces, named);
      byKey.set(key, group);
    }
    return group?.access(action) ?? NO_ACCESS;
  };
}

const NONE = 'none';
const UNLOADED = 'unloaded';

export const typesKeyOf = (service: Service | undefined, types: readonly ResourceType[]): string =>
  service ? types.map(({ name, arn }) => `${name} ${arn}`).join('|') || NONE : UNLOADED;
