// What policies allow of one service's actions. Actions that the same statements speak of are looked at once for each kind
// of resource.
import type { ResourceType, Service } from '#core/reference/service.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { accessToResources, type ApplicableStatements } from './access-to-resources.ts';
import { joinAccess, NO_ACCESS, type ActionAccess } from './action-access.ts';
import type { ServiceStatements } from './applicable-statements.ts';
import { ANY_RESOURCE, NO_RESOURCE, type ResourceSpaces } from './resource-space.ts';

/** An action as the reference has it. */
export interface KnownAction {
  readonly name: string;
  /** With its service, in lower case. */
  readonly full: string;
  /** Undefined while the service's file is not loaded. */
  readonly types: readonly ResourceType[] | undefined;
  /** Which types, in a word. */
  readonly typesKey: string;
}

/** Actions by what the same statements say of them. */
class SameStatements {
  readonly #speaking: ApplicableStatements;
  readonly #spaces: ResourceSpaces;
  readonly #byType = new Map<ResourceType, ActionAccess>();
  readonly #byTypes = new Map<string, ActionAccess>();
  /** Where resources do not matter. */
  readonly #whole: ActionAccess | undefined;

  constructor(speaking: ApplicableStatements, spaces: ResourceSpaces) {
    this.#speaking = speaking;
    this.#spaces = spaces;
    const { layers, denials } = speaking;
    const isOfAll = [...layers.flat(), ...denials].every(({ everything }) => everything);
    this.#whole = isOfAll ? accessToResources(ANY_RESOURCE, speaking) : undefined;
  }

  #onType(type: ResourceType): ActionAccess {
    const known = this.#byType.get(type);
    if (known) return known;
    const fresh = joinAccess(
      this.#spaces
        .of(type)
        .map((space) => ({ access: accessToResources(space, this.#speaking), kind: [space.text] })),
    );
    this.#byType.set(type, fresh);
    return fresh;
  }

  access({ full, types, typesKey }: KnownAction): ActionAccess {
    if (this.#whole) return this.#whole;
    // Of actions without resources one may be an exception, so it is asked for by its name.
    const key = types?.length === 0 && full === 's3:listallmybuckets' ? full : typesKey;
    const known = this.#byTypes.get(key);
    if (known) return known;
    const fresh = this.#afresh(full, types);
    this.#byTypes.set(key, fresh);
    return fresh;
  }

  #afresh(full: string, types: readonly ResourceType[] | undefined): ActionAccess {
    if (types && types.length > 0)
      return joinAccess(
        types.map((type) => ({
          access: this.#onType(type),
          kind: this.#spaces.of(type).map(({ text }) => text),
        })),
      );
    const { request } = this.#speaking;
    const speaking = { ...this.#speaking, request: { ...request, action: full } };
    return accessToResources(types ? NO_RESOURCE : ANY_RESOURCE, speaking);
  }
}

/** Looks up what the policies allow of an action of the service. */
export function serviceAccess(
  local: ServiceStatements,
  request: PreparedRequest,
  spaces: ResourceSpaces,
): (action: KnownAction) => ActionAccess {
  const byKey = new Map<string, SameStatements | undefined>();
  return (action) => {
    const key = local.keyOf(action.full);
    let alike = byKey.get(key);
    if (!alike && !byKey.has(key)) {
      const speaking = local.applicable(key, request);
      alike = speaking && new SameStatements(speaking, spaces);
      byKey.set(key, alike);
    }
    return alike?.access(action) ?? NO_ACCESS;
  };
}

const NONE = 'none';
const UNLOADED = 'unloaded';

export const typesKeyOf = (service: Service | undefined, types: readonly ResourceType[]): string =>
  service ? types.map(({ name, arn }) => `${name} ${arn}`).join('|') || NONE : UNLOADED;
