// What an edit changes in a policy that has settings instead of statements, and whether it is surely as strict as before.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2_syntax.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
import type { JsonPath } from '#iam/json/json-path.ts';
import { isObject, scalarText } from '#iam/json/json-value.ts';

export interface SettingChange {
  readonly path: JsonPath;
  /** "allowed_images_settings.state". */
  readonly name: string;
  /** None where it is not set. */
  readonly before: readonly string[];
  readonly now: readonly string[];
  /** Whether it allows more than before, as far as is known. */
  readonly loosens: boolean;
}

interface Setting {
  readonly path: JsonPath;
  readonly values: readonly string[];
}

/** Settings with a few values, from the loosest to the strictest; one list serves all settings of a name. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  http_tokens: ['optional', 'no_preference', 'required'],
  http_tokens_enforced: ['disabled', 'no_preference', 'enabled'],
  http_endpoint: ['enabled', 'no_preference', 'disabled'],
  instance_metadata_tags: ['enabled', 'no_preference', 'disabled'],
  state: ['disabled', 'audit_mode', 'enabled', 'unblocked', 'block_new_sharing', 'block_all_sharing'],
  mode: ['off', 'block_ingress', 'block_bidirectional'],
  exclusions_allowed: ['enabled', 'disabled'],
  status: ['enabled', 'disabled'],
  system: ['selective', 'comprehensive'],
  messages: ['selective', 'comprehensive'],
};

/** Settings with a list: whether fewer values are stricter, or more. */
const LISTS: Readonly<Record<string, 'fewer' | 'more'>> = {
  allowed_image_providers: 'fewer',
  image_names: 'fewer',
  excluded_models: 'fewer',
  included_models: 'more',
};

/** What people read: it allows nothing. */
const SAYS_ONLY = 'exception_message';

/** Every value below, by its place. */
function settingsIn(value: unknown, path: JsonPath = []): readonly Setting[] {
  if (isObject(value))
    return Object.entries(value).flatMap(([name, each]) => settingsIn(each, [...path, name]));
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [{ path, values: list.map((each) => scalarText(each) ?? JSON.stringify(each)) }];
}

const isWithin = (a: readonly string[], b: readonly string[]): boolean => a.every((each) => b.includes(each));

/** Whether values are surely as strict as others. What is unknown is not. */
function isAsStrict(name: string, before: readonly string[], now: readonly string[]): boolean {
  const order = ORDERS[name];
  const [then, is] = [before[0] ?? '', now[0] ?? ''];
  if (order) return order.includes(is) && order.indexOf(is) >= order.indexOf(then);
  if (name === 'http_put_response_hop_limit') return Number(is) > 0 && Number(is) <= Number(then);
  if (LISTS[name] === 'fewer') return isWithin(now, before);
  return LISTS[name] === 'more' && (now.includes('ALL') || isWithin(before, now));
}

/** `@@assign` says how, not what. */
const namesIn = (path: JsonPath): readonly string[] => path.map(String).filter((name) => name !== '@@assign');

/** Every setting that differs, in the order of the composed policy. */
export function settingChanges(composed: unknown, edited: unknown): readonly SettingChange[] {
  const byPlace = (value: unknown) =>
    new Map(settingsIn(value).map((each) => [JSON.stringify(each.path), each] as const));
  const [then, now] = [byPlace(composed), byPlace(edited)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((place): readonly SettingChange[] => {
    const { path } = then.get(place) ?? now.get(place)!;
    const [before, after] = [then.get(place)?.values ?? [], now.get(place)?.values ?? []];
    if (isWithin(before, after) && isWithin(after, before) && then.has(place) === now.has(place)) return [];
    const [, ...names] = namesIn(path);
    const name = names.at(-1) ?? '';
    const loosens =
      name !== SAYS_ONLY && !(then.has(place) && now.has(place) && isAsStrict(name, before, after));
    return [{ path, name: names.join('.'), before, now: after, loosens }];
  });
}
