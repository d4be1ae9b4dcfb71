// The policies of a Terraform plan or state, as `terraform show -json` prints it.
// https://developer.hashicorp.com/terraform/internals/json-format
import { isObject, own, type JsonObject } from '#core/json/json-value.ts';
import type { JsonValue } from '#core/json/parse.ts';
import {
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  textOf,
  whereOf,
  type PolicyCollector,
} from './found-policies.ts';
import { attachedTo, POLICY_ATTRIBUTES, policyTypeIn } from './terraform-types.ts';

/** The plan or state of the value; undefined for other JSON. */
export function terraformPlan(value: JsonValue): JsonObject | undefined {
  if (!isObject(value) || typeof own(value, 'format_version') !== 'string') return undefined;
  return isObject(own(value, 'planned_values')) || isObject(own(value, 'values')) ? value : undefined;
}

/** Whether the value is Terraform source in its JSON syntax, whose texts are expressions. */
export const isTerraformJson = (value: JsonValue): boolean =>
  ['resource', 'data'].some((member) => {
    const blocks = own(value, member);
    return isObject(blocks) && Object.keys(blocks).some((type) => type.startsWith('aws_'));
  });

interface PlanLocation {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
  readonly words: readonly string[];
  readonly member: string;
}

function scanString(found: PolicyCollector, place: PlanLocation, text: string): void {
  const inner = decode(text);
  if (!inner || !isPolicy(inner.value)) {
    if (POLICY_ATTRIBUTES.has(place.member) && text.trim() !== '')
      addUnread(found, whereOf(place.words), 'This is no policy as JSON.');
    return;
  }
  addPolicy(found, {
    title: [place.address, ...place.words.slice(1, -1).filter((word) => !POLICY_ATTRIBUTES.has(word))].join(
      ': ',
    ),
    where: whereOf(place.words),
    type: policyTypeIn(place.type, place.member, inner.value, own(place.values, 'type')),
    ...attachedTo(place.type),
    text: textOf(inner.value, inner.text),
    from: place.values,
  });
}

function scanValue(found: PolicyCollector, place: PlanLocation, value: JsonValue): void {
  if (typeof value === 'string') scanString(found, place, value);
  else if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly JsonValue[]).entries()) {
      const name = isObject(each) ? own(each, 'name') : undefined;
      const word = typeof name === 'string' && name !== '' ? name : `#${index + 1}`;
      scanValue(found, { ...place, words: [...place.words, word] }, each);
    }
  } else if (isObject(value)) {
    for (const [member, each] of Object.entries(value)) {
      scanValue(found, { ...place, words: [...place.words, member], member }, each);
    }
  }
}

function scanModule(found: PolicyCollector, module: JsonValue | undefined): void {
  if (!isObject(module)) return;
  const [resources, children] = [own(module, 'resources'), own(module, 'child_modules')];
  for (const resource of Array.isArray(resources) ? (resources as readonly JsonValue[]) : []) {
    if (!isObject(resource) || own(resource, 'mode') === 'data') continue;
    const [address, type, values] = ['address', 'type', 'values'].map((member) => own(resource, member));
    if (typeof address !== 'string' || typeof type !== 'string' || !isObject(values)) continue;
    if (type.startsWith('aws_'))
      scanValue(found, { address, type, values, words: [address], member: '' }, values);
  }
  for (const child of Array.isArray(children) ? (children as readonly JsonValue[]) : [])
    scanModule(found, child);
}

/** Those of blocks, such as `inline_policy`, too. */
function addUnknown(
  found: PolicyCollector,
  words: readonly string[],
  member: string,
  unknown: JsonValue,
): void {
  if (unknown === true && POLICY_ATTRIBUTES.has(member))
    addUnread(found, whereOf(words), 'The plan does not tell: it is known only after apply.');
  if (Array.isArray(unknown))
    for (const [index, each] of (unknown as readonly JsonValue[]).entries())
      addUnknown(found, [...words, `#${index + 1}`], member, each);
  else if (isObject(unknown))
    for (const [name, each] of Object.entries(unknown)) addUnknown(found, [...words, name], name, each);
}

/** Attributes that the plan leaves open. */
function addUnknownPolicies(found: PolicyCollector, plan: JsonObject): void {
  const changes = own(plan, 'resource_changes');
  for (const each of Array.isArray(changes) ? (changes as readonly JsonValue[]) : []) {
    if (!isObject(each) || own(each, 'mode') === 'data') continue;
    const [address, change] = [own(each, 'address'), own(each, 'change')];
    const unknown = isObject(change) ? own(change, 'after_unknown') : undefined;
    if (typeof address !== 'string' || !isObject(unknown)) continue;
    addUnknown(found, [address], '', unknown);
  }
}

/** The policies that resources will have, or have. */
export function scanPlan(found: PolicyCollector, plan: JsonObject): void {
  for (const member of ['planned_values', 'values']) {
    const values = own(plan, member);
    if (isObject(values)) scanModule(found, own(values, 'root_module'));
  }
  addUnknownPolicies(found, plan);
}
