// The policies of a Terraform plan or state, as `terraform show -json` prints it.
// https://developer.hashicorp.com/terraform/internals/json-format
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { attachmentsOf } from './attachments.ts';
import {
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  textOf,
  pathText,
  type PolicyCollector,
} from './found-policies.ts';
import { attachedTo, POLICY_ATTRIBUTES, policyTypeIn } from './policy-places.ts';

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
  readonly path: readonly string[];
  readonly member: string;
}

function scanString(collector: PolicyCollector, location: PlanLocation, text: string): void {
  const inner = decode(text);
  if (!inner || !isPolicy(inner.value)) {
    if (POLICY_ATTRIBUTES.has(location.member) && text.trim() !== '')
      addUnread(collector, pathText(location.path), 'This is not a JSON policy.');
    return;
  }
  addPolicy(collector, {
    title: [
      location.address,
      ...location.path.slice(1, -1).filter((word) => !POLICY_ATTRIBUTES.has(word)),
    ].join(': '),
    where: pathText(location.path),
    type: policyTypeIn(location.type, location.member, inner.value, own(location.values, 'type')),
    ...attachedTo(location.type),
    text: textOf(inner.value, inner.text),
    from: location.values,
  });
}

function scanValue(collector: PolicyCollector, location: PlanLocation, value: JsonValue): void {
  if (typeof value === 'string') scanString(collector, location, value);
  else if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly JsonValue[]).entries()) {
      const name = isObject(each) ? own(each, 'name') : undefined;
      const word = typeof name === 'string' && name !== '' ? name : `#${index + 1}`;
      scanValue(collector, { ...location, path: [...location.path, word] }, each);
    }
  } else if (isObject(value)) {
    for (const [member, each] of Object.entries(value)) {
      scanValue(collector, { ...location, path: [...location.path, member], member }, each);
    }
  }
}

function scanModule(collector: PolicyCollector, module: JsonValue | undefined): void {
  if (!isObject(module)) return;
  const [resources, children] = [own(module, 'resources'), own(module, 'child_modules')];
  for (const resource of Array.isArray(resources) ? (resources as readonly JsonValue[]) : []) {
    if (!isObject(resource) || own(resource, 'mode') === 'data') continue;
    const [address, type, values] = ['address', 'type', 'values'].map((member) => own(resource, member));
    if (typeof address !== 'string' || typeof type !== 'string' || !isObject(values)) continue;
    if (type.startsWith('aws_'))
      scanValue(collector, { address, type, values, path: [address], member: '' }, values);
    collector.attachments.push(...attachmentsOf(type, address, values));
  }
  for (const child of Array.isArray(children) ? (children as readonly JsonValue[]) : [])
    scanModule(collector, child);
}

/** Those of blocks, such as `inline_policy`, too. */
function addUnknown(
  collector: PolicyCollector,
  path: readonly string[],
  member: string,
  unknown: JsonValue,
): void {
  if (unknown === true && POLICY_ATTRIBUTES.has(member))
    addUnread(collector, pathText(path), 'It is known only after apply.');
  if (Array.isArray(unknown))
    for (const [index, each] of (unknown as readonly JsonValue[]).entries())
      addUnknown(collector, [...path, `#${index + 1}`], member, each);
  else if (isObject(unknown))
    for (const [name, each] of Object.entries(unknown)) addUnknown(collector, [...path, name], name, each);
}

/** Attributes that the plan leaves open. */
function addUnknownPolicies(collector: PolicyCollector, plan: JsonObject): void {
  const changes = own(plan, 'resource_changes');
  for (const each of Array.isArray(changes) ? (changes as readonly JsonValue[]) : []) {
    if (!isObject(each) || own(each, 'mode') === 'data') continue;
    const [address, change] = [own(each, 'address'), own(each, 'change')];
    const unknown = isObject(change) ? own(change, 'after_unknown') : undefined;
    if (typeof address !== 'string' || !isObject(unknown)) continue;
    addUnknown(collector, [address], '', unknown);
  }
}

/** The policies that resources will have, or have. */
export function scanPlan(collector: PolicyCollector, plan: JsonObject): void {
  for (const member of ['planned_values', 'values']) {
    const values = own(plan, member);
    if (isObject(values)) scanModule(collector, own(values, 'root_module'));
  }
  addUnknownPolicies(collector, plan);
}
