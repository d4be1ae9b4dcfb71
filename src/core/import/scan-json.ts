// Looks through any JSON for policies: objects that are one, and strings that hold one.
import { isObject, own, type JsonObject } from '#core/json/json-value.ts';
import type { JsonValue } from '#core/json/parse.ts';
import { show } from '#core/text/quote.ts';
import { isTemplate, lookInTemplate } from './cloudformation.ts';
import {
  addPolicy,
  addUnread,
  decode,
  isPolicy,
  MOST_POLICIES,
  textOf,
  typeOf,
  whereOf,
  type Found,
} from './found-policies.ts';

/** Members by which AWS's command line says whose policy it prints, and which. */
const OWN_NAMES = ['RoleName', 'UserName', 'GroupName', 'PolicyName'];
/** Others by which it tells things apart, the most telling first. */
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
const HOLDERS = /^(?:AssumeRolePolicyDocument|PolicyDocument)$/;

/** Texts within texts: a template body, and a policy in it. */
const MOST_OPENED = 2;

interface Step {
  /** From the outermost to this one. */
  readonly words: readonly string[];
  readonly name: string | undefined;
  readonly member: string;
  readonly organizationType: JsonValue | undefined;
  readonly opened: number;
  /** The object around it. */
  readonly parent: JsonValue;
  /** The name of what has none. */
  readonly fallback: string;
}

/** Older versions of a managed policy are not in force. */
function inForce(versions: readonly JsonValue[]): readonly JsonValue[] {
  const current = versions.filter((each) => isObject(each) && own(each, 'IsDefaultVersion') === true);
  return current.length > 0 ? current : versions;
}

/** Into an object: what lies within is called after it. */
function within(step: Step, object: JsonObject): Step {
  const names = namesOf(object);
  const summary = own(object, 'PolicySummary');
  return {
    ...step,
    words: [...step.words, ...names],
    name: names.at(-1) ?? step.name,
    organizationType: isObject(summary) ? own(summary, 'Type') : step.organizationType,
  };
}

function foundAt(found: Found, step: Step, value: JsonValue, written?: string): void {
  addPolicy(found, {
    title: step.name ?? (step.member || step.fallback),
    where: whereOf(step.words),
    type: typeOf(step.member, value, step.organizationType),
    text: textOf(value, written),
    from: written === undefined ? value : step.parent,
  });
}

function walkString(found: Found, step: Step, text: string): void {
  const inner = decode(text);
  if (inner && isPolicy(inner.value)) foundAt(found, step, inner.value, inner.text);
  else if (inner && step.opened < MOST_OPENED)
    walkValue(found, { ...step, opened: step.opened + 1 }, inner.value);
  else if (!inner && (HOLDERS.test(step.member) || /^\s*\{[^]*"Statement"/.test(text.slice(0, 2000)))) {
    addUnread(found, whereOf(step.words), `${show(text)} cannot be read as JSON.`);
  }
}

function walkList(found: Found, step: Step, list: readonly JsonValue[]): void {
  const entries = step.member === 'PolicyVersionList' ? inForce(list) : list;
  for (const [index, entry] of entries.entries()) {
    const isNamed = isObject(entry) && namesOf(entry).length > 0;
    walkValue(found, isNamed ? step : { ...step, words: [...step.words, `#${index + 1}`] }, entry);
  }
}

function walkValue(found: Found, step: Step, value: JsonValue): void {
  if (found.policies.length >= MOST_POLICIES) return;
  if (typeof value === 'string') {
    walkString(found, step, value);
  } else if (Array.isArray(value)) {
    walkList(found, step, value as readonly JsonValue[]);
  } else if (isPolicy(value)) {
    foundAt(found, step, value);
  } else if (isObject(value)) {
    if (isTemplate(value)) return lookInTemplate(found, value);
    const inner = within(step, value);
    for (const [member, each] of Object.entries(value)) {
      walkValue(found, { ...inner, words: [...inner.words, member], member, parent: value }, each);
    }
  }
}

/** Every policy in the value, whose depth `readJson` bounds; `name` is for one without a name of its own. */
export function walk(found: Found, value: JsonValue, name: string): void {
  walkValue(
    found,
    {
      words: [],
      name: undefined,
      member: '',
      organizationType: undefined,
      opened: 0,
      parent: null,
      fallback: name,
    },
    value,
  );
}
