// The policies of a CloudFormation template, with those of SAM.
import { isObject, own, type JsonObject } from '#core/json/json-value.ts';
import type { JsonValue } from '#core/json/parse.ts';
import type { AttachedTo, PolicyType } from '#core/iam/policy.ts';
import {
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  textOf,
  typeOf,
  whereOf,
  type PolicyCollector,
} from './found-policies.ts';
import { isCall, resolve } from './intrinsics.ts';
import { Notes, Open, settle, type PartialValue } from './partial-value.ts';
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

const ATTACHED: Readonly<Record<string, AttachedTo>> = {
  'AWS::S3::BucketPolicy': 'AWS::S3::Bucket',
  'AWS::S3::AccessPoint': 'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPointPolicy': 'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPointPolicy': 'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table': 'AWS::DynamoDB::Table',
};

/** Members whose value is a policy or nothing. */
const POLICY_MEMBERS =
  /^(?:AssumeRolePolicyDocument|PolicyDocument|KeyPolicy|ResourcePolicy|InlinePolicy|RepositoryPolicyText)$/;

const NO_POLICY = 'This is no policy as JSON.';

interface TemplateLocation {
  readonly template: JsonObject;
  readonly logicalId: string;
  readonly type: string;
  readonly words: readonly string[];
  readonly member: string;
  readonly organizationType: JsonValue | undefined;
  /** That of the nearest list or object above. */
  readonly line: number | undefined;
  /** Characters that functions may yet make. */
  readonly budget: { left: number };
}

const BUDGET = 4_000_000;

const contextOf = (
  { lineOf, environment }: PolicyCollector,
  { template, words, line, budget }: TemplateLocation,
  value: JsonValue,
): TemplateContext => ({
  template,
  lineOf,
  environment,
  notes: new Notes(),
  words,
  line: lineOf(value) ?? line,
  budget,
  active: new Set(),
  resolve,
});

function typeIn(place: TemplateLocation, value: JsonValue): PolicyType {
  const type = typeOf(place.member, value, place.organizationType);
  // What a role, user, group or permission set carries says who it is for, even where it should not.
  const isIdentity = /^AWS::(?:IAM::|Serverless::Function$|SSO::PermissionSet$)/.test(place.type);
  return isIdentity && type !== 'trust' ? 'identity' : type;
}

function add(
  found: PolicyCollector,
  place: TemplateLocation,
  from: JsonValue,
  value: JsonValue,
  notes: Notes,
  written?: string,
): void {
  // A policy among several of a role has a name of its own.
  const isName = (word: string): boolean =>
    word !== place.member && word !== 'Policies' && !POLICY_MEMBERS.test(word);
  const names = place.words.slice(3).filter(isName);
  const attachedTo = Object.hasOwn(ATTACHED, place.type) ? ATTACHED[place.type] : undefined;
  addPolicy(found, {
    title: [place.logicalId, ...names].join(': '),
    where: whereOf(place.words),
    type: typeIn(place, value),
    ...(attachedTo && { attachedTo }),
    text: textOf(value, written),
    from,
    line: found.lineOf(from) ?? place.line,
    notes,
  });
}

/** Whether something stands where only a policy can, and is none. */
function addNotAPolicy(
  found: PolicyCollector,
  place: TemplateLocation,
  resolved: PartialValue | undefined,
  { unresolved }: Notes,
): void {
  const where = whereOf(place.words);
  if (!(resolved instanceof Open)) return addUnread(found, where, NO_POLICY);
  for (const { expression, words } of unresolved)
    addUnread(found, where, `\`${expression}\` is open. ${words}`);
  return undefined;
}

/** SAM writes these policies itself, from a template of its own. */
function isSamTemplate(place: TemplateLocation, value: JsonValue): value is JsonObject {
  if (!place.type.startsWith('AWS::Serverless::') || !place.words.includes('Policies') || !isObject(value))
    return false;
  const [first, second] = Object.entries(value);
  return first !== undefined && !second && /^[A-Z]\w+Policy$/.test(first[0]) && isObject(first[1]);
}

function scanValue(found: PolicyCollector, outer: TemplateLocation, value: JsonValue): void {
  const place = { ...outer, line: found.lineOf(value) ?? outer.line };
  const isHolder = POLICY_MEMBERS.test(place.member);
  if (isSamTemplate(place, value)) {
    const message = `SAM writes \`${Object.keys(value)[0]}\` when the stack is deployed. It is not in the template.`;
    return addUnread(found, whereOf(place.words), message);
  }
  if (isHolder || isPolicy(value)) {
    scanPolicyValue(found, place, value, isHolder);
    return undefined;
  }
  // A function may make a policy as a whole; of one that does not, the parts may be some.
  if (isCall(value) && scanPolicyValue(found, place, value, false)) return undefined;
  if (Array.isArray(value)) {
    for (const [index, each] of (value as readonly JsonValue[]).entries())
      scanValue(found, { ...place, words: [...place.words, wordOf(found, place, each, index)] }, each);
  } else if (isObject(value)) {
    for (const [member, each] of Object.entries(value))
      scanValue(found, { ...place, words: [...place.words, member], member }, each);
  } else if (typeof value === 'string') scanPolicyValue(found, place, value, false);
  return undefined;
}

/** What a member of a list is called: by its name, or by its number. */
function wordOf(found: PolicyCollector, place: TemplateLocation, value: JsonValue, index: number): string {
  const given = own(value, 'PolicyName');
  const name = given === undefined ? undefined : resolve(given, contextOf(found, place, given));
  const text = name instanceof Open ? name.text : name;
  return typeof text === 'string' && text !== '' ? text : `#${index + 1}`;
}

/** Whether the value, worked out, is a policy. */
function scanPolicyValue(
  found: PolicyCollector,
  place: TemplateLocation,
  value: JsonValue,
  isHolder: boolean,
): boolean {
  const { notes, ...stack } = contextOf(found, place, value);
  const resolved = resolve(value, { ...stack, notes });
  if (resolved === undefined) return false;
  const document = settle(resolved);
  const inner = typeof document === 'string' ? decode(document) : undefined;
  const isText = inner !== undefined && isPolicy(inner.value);
  if (isPolicy(document)) add(found, place, value, document, notes);
  else if (isText) add(found, place, value, inner.value, notes, inner.text);
  else if (isHolder && document !== null) addNotAPolicy(found, place, resolved, notes);
  return isText || isPolicy(document);
}

/** The policies of every resource. */
export function scanTemplate(found: PolicyCollector, template: JsonObject): void {
  const resources = own(template, 'Resources');
  const budget = { left: BUDGET };
  for (const [logicalId, resource] of Object.entries(isObject(resources) ? resources : {})) {
    const words = ['Resources', logicalId, 'Properties'];
    if (logicalId.startsWith('Fn::ForEach::')) {
      addUnread(
        found,
        whereOf(words.slice(0, 2)),
        'The resources of a loop are there only once the stack is deployed.',
      );
      continue;
    }
    const properties = own(resource, 'Properties');
    if (!isObject(properties)) continue;
    const type = resourceType(resource) ?? '';
    const organizationType = type === 'AWS::Organizations::Policy' ? own(properties, 'Type') : undefined;
    scanValue(
      found,
      { template, logicalId, type, words, member: '', organizationType, line: undefined, budget },
      properties,
    );
  }
}
