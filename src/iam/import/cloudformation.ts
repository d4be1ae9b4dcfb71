// The policies of a CloudFormation template, with those of SAM.
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { attaches, attachingMembers, attachmentsOf } from './attachments.ts';
import {
  addHidden,
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  textOf,
  pathText,
  watch,
  type PolicyCollector,
} from './found-policies.ts';
import { isCall, mayHaveCalls, resolve } from './intrinsics.ts';
import { Notes, Open, settle, type PartialValue } from './partial-value.ts';
import { attachedTo, inlineIn, POLICY_MEMBERS, policyTypeIn, STATEMENT_HOLDERS } from './policy-holders.ts';
import { existenceOf, opaqueParts, unknownMacros, withGlobals } from './template-parts.ts';
import type { TemplateContext } from './template-references.ts';

const resourceType = (value: JsonValue | undefined): string | undefined => {
  const type = own(value, 'Type');
  return typeof type === 'string' && /^(?:AWS|Alexa|Custom)::/.test(type) ? type : undefined;
};

/** Whether the value is a template. */
export function isTemplate(value: JsonObject): boolean {
  const resources = own(value, 'Resources');
  return isObject(resources) && Object.values(resources).some((each) => resourceType(each) !== undefined);
}

const NO_POLICY = 'This is not a JSON policy.';

interface TemplateLocation {
  readonly template: JsonObject;
  readonly logicalId: string;
  readonly type: string;
  readonly at: JsonPath;
  /** In words. */
  readonly path: readonly string[];
  readonly member: string;
  readonly organizationType: JsonValue | undefined;
  /** That of the nearest list or object above. */
  readonly line: number | undefined;
  /** The remaining number of characters that functions may produce. */
  readonly budget: { left: number };
}

const BUDGET = 4_000_000;

/** A policy that a template takes in from elsewhere: what its functions refer to is open. */
export function withoutCalls(
  { lineOf, environment }: PolicyCollector,
  value: JsonValue,
  notes: Notes,
): JsonValue {
  if (!mayHaveCalls(JSON.stringify(value))) return value;
  const empty = {
    template: {},
    path: [],
    line: undefined,
    budget: { left: BUDGET },
    active: new Set<string>(),
  };
  return settle(resolve(value, { ...empty, lineOf, environment, notes, resolve }) ?? null);
}

const contextOf = (
  { lineOf, environment }: PolicyCollector,
  { template, path, line, budget }: TemplateLocation,
  value: JsonValue,
): TemplateContext => ({
  template,
  lineOf,
  environment,
  notes: new Notes(),
  path,
  line: lineOf(value) ?? line,
  budget,
  active: new Set(),
  resolve,
});

function add(
  collector: PolicyCollector,
  location: TemplateLocation,
  from: JsonValue,
  value: JsonValue,
  notes: Notes,
  written?: string,
): void {
  // A role's inline policy has its own name.
  const isName = (word: string): boolean =>
    word !== location.member && word !== 'Policies' && !POLICY_MEMBERS.has(word);
  const names = location.path.slice(3).filter(isName);
  const type = policyTypeIn(location.type, location.member, value, location.organizationType);
  addPolicy(collector, {
    title: [location.logicalId, ...names].join(': '),
    where: pathText(location.path),
    type,
    ...attachedTo(location.type),
    ...inlineIn(location.type, type),
    text: textOf(value, written),
    from,
    at: location.at,
    line: collector.lineOf(from) ?? location.line,
    notes,
  });
}

/** Records that the value of a policy member is not a policy. */
function addNotAPolicy(
  collector: PolicyCollector,
  location: TemplateLocation,
  value: JsonValue,
  resolved: PartialValue | undefined,
  { unresolved, hidden }: Notes,
): void {
  const where = pathText(location.path);
  for (const source of hidden) addHidden(collector, where, source);
  if (!(resolved instanceof Open)) return addUnread(collector, where, NO_POLICY, JSON.stringify(value));
  addHidden(collector, where, JSON.stringify(value));
  for (const { expression, words } of unresolved)
    addUnread(collector, where, `\`${expression}\` is unresolved. ${words}`);
  return undefined;
}

/** The name and the parameters of a policy template of SAM, which stands in place of a policy. */
function samTemplateIn(
  { type, path }: TemplateLocation,
  value: JsonValue,
): readonly [string, JsonValue] | undefined {
  if (!type.startsWith('AWS::Serverless::') || !path.includes('Policies') || !isObject(value))
    return undefined;
  const [first, second] = Object.entries(value);
  return first && !second && /^[A-Z]\w+Policy(?:_v\d+)?$/.test(first[0]) ? first : undefined;
}

/** Lists what SAM writes for a policy template: called by its parameters, as others may come before it. */
function addSamPolicy(
  collector: PolicyCollector,
  location: TemplateLocation,
  [name, parameters]: readonly [string, JsonValue],
): void {
  const document = collector.samPolicy?.(name, parameters);
  const path = [...location.path.slice(0, -1), `${name} ${JSON.stringify(parameters)}`];
  const message = `SAM has no policy template \`${name}\` that is known here.`;
  if (!document) return addUnread(collector, pathText(path), message, JSON.stringify(parameters));
  const { notes, ...context } = contextOf(collector, location, document);
  const value = settle(resolve(document, { ...context, notes }) ?? null);
  return add(
    { ...collector, policies: collector.generated },
    { ...location, path },
    parameters,
    value,
    notes,
  );
}

function scanValue(collector: PolicyCollector, outer: TemplateLocation, value: JsonValue): void {
  const location = { ...outer, line: collector.lineOf(value) ?? outer.line };
  // The one of a DynamoDB table has the document within it.
  const isHolder = POLICY_MEMBERS.has(location.member) && own(value, 'PolicyDocument') === undefined;
  const template = samTemplateIn(location, value);
  if (template) return addSamPolicy(collector, location, template);
  if (isHolder || isPolicy(value)) {
    scanPolicyValue(collector, location, value, isHolder);
    return undefined;
  }
  // A function may make a policy as a whole; of one that does not, the parts may be some.
  if (isCall(value) && scanPolicyValue(collector, location, value, false)) return undefined;
  if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly JsonValue[]).entries()) {
      const path = [...location.path, nameOf(collector, location, each, index)];
      scanValue(collector, { ...location, at: [...location.at, index], path }, each);
    }
  } else if (isObject(value)) {
    for (const [member, each] of Object.entries(value)) {
      const at = [...location.at, member];
      const path = [...location.path, member];
      scanValue(collector, { ...location, at, path, member }, each);
    }
  } else if (typeof value === 'string') scanPolicyValue(collector, location, value, false);
  return undefined;
}

/** What a member of a list is called: by its name, or by its number. */
function nameOf(
  collector: PolicyCollector,
  location: TemplateLocation,
  value: JsonValue,
  index: number,
): string {
  const given = own(value, 'PolicyName');
  const name = given === undefined ? undefined : resolve(given, contextOf(collector, location, given));
  const text = name instanceof Open ? name.text : name;
  return typeof text === 'string' && text !== '' ? text : `#${index + 1}`;
}

/** Adds the evaluated value if it is a policy; returns whether it is. */
function scanPolicyValue(
  collector: PolicyCollector,
  location: TemplateLocation,
  value: JsonValue,
  isHolder: boolean,
): boolean {
  const { notes, ...context } = contextOf(collector, location, value);
  const resolved = resolve(value, { ...context, notes });
  if (resolved === undefined) return false;
  const document = settle(resolved);
  const inner = typeof document === 'string' ? decode(document) : undefined;
  const isText = inner !== undefined && isPolicy(inner.value);
  if (isPolicy(document)) add(collector, location, value, document, notes);
  else if (isText) add(collector, location, value, inner.value, notes, inner.text);
  else if (isHolder && document !== null) addNotAPolicy(collector, location, value, resolved, notes);
  return isText || isPolicy(document);
}

/** Notes what a role, user or group has attached by ARN. */
function addAttachments(
  collector: PolicyCollector,
  location: TemplateLocation,
  properties: JsonObject,
  documents: readonly string[],
): void {
  const context = contextOf(collector, location, properties);
  const values = attachingMembers(location.type).flatMap(
    (member): readonly (readonly [string, JsonValue])[] => {
      const given = own(properties, member);
      const value = given === undefined ? undefined : resolve(given, context);
      return value === undefined ? [] : [[member, settle(value)]];
    },
  );
  for (const source of context.notes.hidden) addHidden(collector, pathText(location.path), source);
  collector.attachments.push(
    ...attachmentsOf(location.type, location.logicalId, Object.fromEntries(values), documents),
  );
}

/** The policies of every resource of the template at a path. */
export function scanTemplate(collector: PolicyCollector, template: JsonObject, at: JsonPath): void {
  const resources = own(template, 'Resources');
  const budget = { left: BUDGET };
  for (const [logicalId, resource] of Object.entries(isObject(resources) ? resources : {})) {
    const path = ['Resources', logicalId, 'Properties'];
    if (logicalId.startsWith('Fn::ForEach::')) {
      addUnread(
        collector,
        pathText(path.slice(0, 2)),
        'The resources of a loop exist only after deployment.',
        JSON.stringify(resource),
      );
      continue;
    }
    const properties = own(resource, 'Properties');
    if (!isObject(properties)) continue;
    const type = resourceType(resource) ?? '';
    const organizationType = own(properties, 'Type');
    const location = {
      template,
      logicalId,
      type,
      at: [...at, ...path],
      path,
      member: '',
      organizationType,
      line: undefined,
      budget,
    };
    const { found, addHidden: addToFound } = watch(collector);
    const statement = STATEMENT_HOLDERS.has(type) ? own(properties, 'Statement') : undefined;
    scanValue(
      collector,
      location,
      statement === undefined ? properties : { Version: '2012-10-17', Statement: statement },
    );
    if (attaches(type))
      addAttachments(
        collector,
        location,
        withGlobals(template, type, properties),
        found().map(({ text }) => text),
      );
    for (const source of existenceOf(resource, contextOf(collector, location, resource))) addToFound(source);
    for (const source of opaqueParts(resource)) addHidden(collector, pathText(path), source);
  }
  scanGlobals(collector, template, at, budget);
  const macros = unknownMacros(template);
  if (macros !== undefined) addHidden(collector, 'Transform', macros);
}

/** The policies that all resources of a type of SAM have. */
function scanGlobals(
  collector: PolicyCollector,
  template: JsonObject,
  at: JsonPath,
  budget: { left: number },
): void {
  const globals = own(template, 'Globals');
  for (const [kind, properties] of Object.entries(isObject(globals) ? globals : {})) {
    const path = ['Globals', kind];
    const type = `AWS::Serverless::${kind}`;
    const place = { template, logicalId: pathText(path), type, at: [...at, ...path], path, member: '' };
    scanValue(collector, { ...place, organizationType: undefined, line: undefined, budget }, properties);
  }
}
