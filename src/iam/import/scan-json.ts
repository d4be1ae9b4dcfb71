// Scans any JSON for policies: objects that are one, and strings that contain one.
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { show } from '#iam/text/quote.ts';
import { isTemplate, scanTemplate, withoutCalls } from './cloudformation.ts';
import { Notes } from './partial-value.ts';
import {
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  MAX_POLICIES,
  textOf,
  typeOf,
  pathText,
  type PolicyCollector,
} from './found-policies.ts';

/** Members by which AWS's command line says whose policy it prints, and which. */
const OWN_NAMES = ['RoleName', 'UserName', 'GroupName', 'PolicyName'];
/** Other members that name a thing, the most specific first. */
const OTHER_NAMES = ['Name', 'QueueArn', 'QueueUrl', 'TopicArn', 'VersionId', 'Arn', 'Id'];

const textMember = (object: JsonObject, member: string): readonly string[] => {
  const text = own(object, member);
  return typeof text === 'string' && text !== '' ? [text.slice(0, 200)] : [];
};

/** What an object is called: the role and the policy, or one name. */
function namesOf(object: JsonObject): readonly string[] {
  const names = OWN_NAMES.flatMap((member) => textMember(object, member));
  if (names.length > 0) return names;
  const summary = own(object, 'PolicySummary');
  if (isObject(summary)) return namesOf(summary);
  return OTHER_NAMES.flatMap((member) => textMember(object, member)).slice(0, 1);
}

/** Members that hold a policy as text and nothing else. */
const POLICY_MEMBERS = /^(?:AssumeRolePolicyDocument|PolicyDocument)$/;

/** Texts within texts: a template body, and a policy in it. */
const MAX_NESTED_TEXTS = 2;

interface ScanPosition {
  readonly at: JsonPath;
  /** In words, from the outermost to this one. */
  readonly path: readonly string[];
  readonly name: string | undefined;
  readonly member: string;
  readonly organizationType: JsonValue | undefined;
  readonly opened: number;
  readonly isOfAws: boolean;
  /** The object around it. */
  readonly parent: JsonValue;
  /** The name of what has none. */
  readonly fallback: string;
}

/** The versions with their numbers. Older ones of a managed policy are not in force. */
function inForce(versions: readonly JsonValue[]): readonly (readonly [number, JsonValue])[] {
  const all = [...versions.entries()];
  const current = all.filter(([, each]) => isObject(each) && own(each, 'IsDefaultVersion') === true);
  return current.length > 0 ? current : all;
}

const OF_AWS = /^arn:[\w-]+:iam::aws:policy\//;

/** Into an object: what lies within is called after it. */
function within(step: ScanPosition, object: JsonObject): ScanPosition {
  const names = namesOf(object);
  const summary = own(object, 'PolicySummary');
  return {
    ...step,
    path: [...step.path, ...names],
    name: names.at(-1) ?? step.name,
    organizationType: isObject(summary) ? own(summary, 'Type') : step.organizationType,
    isOfAws: step.isOfAws || OF_AWS.test(String(own(object, 'Arn'))),
  };
}

function addFound(collector: PolicyCollector, step: ScanPosition, value: JsonValue, written?: string): void {
  const notes = new Notes();
  const document = written === undefined ? withoutCalls(collector, value, notes) : value;
  addPolicy(collector, {
    title: step.name ?? (step.member || step.fallback),
    where: pathText(step.path),
    type: typeOf(step.member, document, step.organizationType),
    text: textOf(document, written),
    from: written === undefined ? value : step.parent,
    at: step.at,
    ...(step.isOfAws && { isOfAws: true }),
    notes,
  });
}

function scanString(collector: PolicyCollector, step: ScanPosition, text: string): void {
  const inner = decode(text);
  if (inner && isPolicy(inner.value)) addFound(collector, step, inner.value, inner.text);
  else if (inner && step.opened < MAX_NESTED_TEXTS)
    scanValue(
      { ...collector, placeOf: () => collector.placeOf?.(step.at) },
      { ...step, opened: step.opened + 1 },
      inner.value,
    );
  else if (
    !inner &&
    (POLICY_MEMBERS.test(step.member) || /^\s*\{[^]*"Statement"/.test(text.slice(0, 2000)))
  ) {
    addUnread(collector, pathText(step.path), `${show(text)} cannot be read as JSON.`);
  }
}

function scanList(collector: PolicyCollector, step: ScanPosition, list: readonly JsonValue[]): void {
  const entries = step.member === 'PolicyVersionList' ? inForce(list) : list.entries();
  for (const [index, entry] of entries) {
    const isNamed = isObject(entry) && namesOf(entry).length > 0;
    const path = isNamed ? step.path : [...step.path, `#${index + 1}`];
    scanValue(collector, { ...step, at: [...step.at, index], path }, entry);
  }
}

function scanValue(collector: PolicyCollector, step: ScanPosition, value: JsonValue): void {
  if (collector.policies.length >= MAX_POLICIES) return;
  if (typeof value === 'string') {
    scanString(collector, step, value);
  } else if (Array.isArray(value)) {
    scanList(collector, step, value as readonly JsonValue[]);
  } else if (isPolicy(value)) {
    addFound(collector, step, value);
  } else if (isObject(value)) {
    if (isTemplate(value)) return scanTemplate(collector, value, step.at);
    const inner = within(step, value);
    for (const [member, each] of Object.entries(value)) {
      const at = [...inner.at, member];
      const path = [...inner.path, member];
      scanValue(collector, { ...inner, at, path, member, parent: value }, each);
    }
  }
}

/** Every policy in the value at a path, whose depth `readJson` limits; `name` is for a policy without a name. */
export function scanJson(collector: PolicyCollector, value: JsonValue, name: string, at: JsonPath): void {
  scanValue(
    collector,
    {
      at,
      path: [],
      name: undefined,
      member: '',
      organizationType: undefined,
      opened: 0,
      isOfAws: false,
      parent: null,
      fallback: name,
    },
    value,
  );
}
