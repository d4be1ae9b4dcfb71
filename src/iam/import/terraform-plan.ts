// The policies of a Terraform plan or state, as `terraform show -json` prints it.
// https://developer.hashicorp.com/terraform/internals/json-format
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
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
import { attachedTo, POLICY_ATTRIBUTES, policyTypeIn } from './policy-holders.ts';

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
  readonly at: JsonPath;
  /** In words. */
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
    at: location.at,
  });
}

function scanValue(collector: PolicyCollector, location: PlanLocation, value: JsonValue): void {
  if (typeof value === 'string') scanString(collector, location, value);
  else if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly JsonValue[]).entries()) {
      const name = isObject(each) ? own(each, 'name') : undefined;
      const word = typeof name === 'string' && name !== '' ? name : `#${index + 1}`;
      const at = [...location.at, index];
      const path = [...location.path, word];
      scanValue(collector, { ...location, at, path }, each);
    }
  } else if (isObject(value)) {
    for (const [member, each] of Object.entries(value)) {
      const at = [...location.at, member];
      const path = [...location.path, member];
      scanValue(collector, { ...location, at, path, member }, each);
    }
  }
}

const listIn = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [];

function scanModule(collector: PolicyCollector, module: JsonValue | undefined, at: JsonPath): void {
  if (!isObject(module)) return;
  const [resources, children] = [own(module, 'resources'), own(module, 'child_modules')];
  for (const [index, resource] of listIn(resources).entries()) {
    if (!isObject(resource) || own(resource, 'mode') === 'data') continue;
    const [address, type, values] = ['address', 'type', 'values'].map((member) => own(resource, member));
    if (typeof address !== 'string' || typeof type !== 'string' || !isObject(values)) continue;
    if (type.startsWith('aws_'))
      scanValue(
        collector,
        { address, type, values, at: [...at, 'resources', index, 'values'], path: [address], member: '' },
        values,
      );
    collector.attachments.push(...attachmentsOf(type, address, values));
  }
  for (const [index, child] of listIn(children).entries())
    scanModule(collector, child, [...at, 'child_modules', index]);
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
  for (const each of listIn(changes)) {
    if (!isObject(each) || own(each, 'mode') === 'data') continue;
    const [address, change] = [own(each, 'address'), own(each, 'change')];
    const unknown = isObject(change) ? own(change, 'after_unknown') : undefined;
    if (typeof address !== 'string' || !isObject(unknown)) continue;
    addUnknown(collector, [address], '', unknown);
  }
}

/** The policies that resources will have, or have, in the plan or state at a path. */
export function scanPlan(collector: PolicyCollector, plan: JsonObject, at: JsonPath): void {
  for (const member of ['planned_values', 'values']) {
    const values = own(plan, member);
    if (isObject(values)) scanModule(collector, own(values, 'root_module'), [...at, member, 'root_module']);
  }
  addUnknownPolicies(collector, plan);
}
