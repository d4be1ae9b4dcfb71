// Finds the policies in what somebody pastes or drops: a policy, Terraform, CloudFormation, or what AWS's command line prints.
import type { JsonPath } from '#iam/json/json-path.ts';
import { isObject, own } from '#iam/json/json-value.ts';
import { MAX_TEXT_LENGTH, type JsonValue } from '#iam/json/parse.ts';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import {
  collectorFor,
  decode,
  isPolicy,
  MAX_POLICIES,
  textOf,
  type PolicyCollector,
  type FoundPolicy,
  type HiddenPart,
  type UnreadPart,
  addUnread,
} from './found-policies.ts';
import type { Attachments } from './attachments.ts';
import type { KnownEnvironment } from './deployment-environment.ts';
import { detectLanguage, type DetectedLanguage } from './detect-language.ts';
import { mayHaveCalls } from './intrinsics.ts';
import { jsonParts, type JsonPart } from './json-sequence.ts';
import type { ModuleTree } from './module-tree.ts';
import { policiesInProse } from './prose.ts';
import { readJson, valueWithLines, type JsonReading, type RepeatedName } from './read-json.ts';
import type { SourceText } from './source-text.ts';
import { isTerraformJson, scanPlan, terraformPlan } from './terraform-plan.ts';
import { scanJson } from './scan-json.ts';
import type { SamPolicy } from './sam-policies.ts';

/** Adds the notes to a text in which policies were found. */
function addRepeatedNames(
  collector: PolicyCollector,
  title: string,
  repeated: readonly RepeatedName[],
): void {
  if (collector.policies.length === 0) return;
  for (const { name, line } of repeated)
    addUnread(
      collector,
      `${title}, line ${line}`,
      `\`${name.slice(0, 80)}\` occurs more than once in an object, and only the last is read. Merge them.`,
    );
}

export type { FoundPolicy, HiddenPart, UnreadPart } from './found-policies.ts';
export type { Assumption, Unresolved } from './partial-value.ts';
export type { SourceText } from './source-text.ts';

export interface FoundPolicies {
  readonly policies: readonly FoundPolicy[];
  /** Those that nobody wrote: SAM does when the stack is deployed. */
  readonly generated?: readonly FoundPolicy[];
  /** What could not be read, or only in part. */
  readonly unread: readonly UnreadPart[];
  /** Whether a name is more than once in some object of the text. */
  readonly hasRepeatedNames?: boolean;
  /** What is attached by ARN to identities that a template makes. */
  readonly attachments?: readonly Attachments[];
  /** What decides about access without being in any of the documents. */
  readonly hidden?: readonly HiddenPart[];
}

type JsonSource = Extract<JsonReading, { kind: 'value' }>;

type NamedText = Required<SourceText> & { readonly name: string };

interface Reading extends ReadOptions {
  readonly samPolicy: SamPolicy | undefined;
}

/** What helps reading. */
interface ReadOptions {
  /** The other files that came along: Terraform takes variables, locals and documents from them. */
  readonly beside?: readonly SourceText[] | undefined;
  /** The Terraform modules around these, which may call each other. */
  readonly tree?: ModuleTree | undefined;
  /** The account, Region and partition that a template is for, as far as they are known. */
  readonly environment?: KnownEnvironment | undefined;
}

/** A larger text is not a Terraform module. */
const MAX_TERRAFORM = 2_000_000;

const alone = (title: string, type: FoundPolicy['type'], text: string): FoundPolicies => ({
  policies: [{ title, where: '', type, text, unresolved: [], assumed: [] }],
  unread: [],
});

const notRead = (where: string, message: string, source: string): FoundPolicies => ({
  policies: [],
  unread: [{ where, message }],
  hidden: [{ where, source }],
});

/** What CDK writes next to its templates: the constructs, with parts of policies that still have functions. */
const isCdkTree = (value: JsonValue): boolean =>
  isObject(value) && String(own(value, 'version')).startsWith('tree-') && own(value, 'tree') !== undefined;

function scanDocument(found: PolicyCollector, value: JsonValue, title: string, at: JsonPath): void {
  if (isCdkTree(value)) return;
  const plan = terraformPlan(value);
  if (plan) scanPlan(found, plan, at);
  else scanJson(found, value, title, at);
}

/** What was found, with a word about what goes beyond what is listed. */
function listed(found: FoundPolicies, title: string, source: string): FoundPolicies {
  const { policies, unread, attachments = [], hidden = [], generated = [] } = found;
  if (policies.length < MAX_POLICIES) return { policies, generated, unread, attachments, hidden };
  const message = `Only the first ${MAX_POLICIES.toLocaleString('en-US')} policies are listed. Paste part of the text to see the others.`;
  return {
    policies,
    generated,
    unread: [...unread, { where: title, message }],
    attachments,
    hidden: [...hidden, { where: title, source }],
  };
}

async function inTerraform(
  source: NamedText,
  { beside = [], tree, environment: given }: ReadOptions,
): Promise<FoundPolicies> {
  const title = source.name;
  if (source.text.length > MAX_TERRAFORM) {
    const count = source.text.length.toLocaleString('en-US');
    return notRead(
      title,
      `The text has ${count} characters; the limit for Terraform is 2 million. Paste part of it.`,
      source.text,
    );
  }
  // Few texts are Terraform, and the rest is there at once without its reader.
  const { findInTerraform } = await import('./hcl/terraform.ts');
  const found = collectorFor(given);
  const others = beside.filter(
    ({ text, name = '' }) => text.length <= MAX_TERRAFORM && text !== source.text && name !== source.name,
  );
  findInTerraform(found, source, others, tree);
  return listed(found, title, source.text);
}

async function inYaml(
  { text, name: title }: NamedText,
  { environment: given, samPolicy }: Reading,
): Promise<FoundPolicies> {
  const { readYaml } = await import('./yaml.ts');
  const { values, lines, repeated, problem } = readYaml(text);
  if (problem !== undefined) return notRead(title, problem, text);
  const found = collectorFor(given, {
    lineOf: (value) => lines.get(value),
    placeOf: (path) => ({ yaml: path }),
    samPolicy,
  });
  const documents = values.filter((value) => value !== null);
  for (const [index, value] of documents.entries()) scanDocument(found, value, title, [index]);
  addRepeatedNames(found, title, repeated);
  return { ...listed(found, title, text), hasRepeatedNames: repeated.length > 0 };
}

const TERRAFORM_JSON =
  'This is Terraform in its JSON syntax. Paste its plan: `terraform plan -out=plan && terraform show -json plan`.';

const LANGUAGES = { terraform: 'Terraform', yaml: 'YAML' } as const;

const inLanguage = (
  id: DetectedLanguage['id'],
  source: NamedText,
  reading: Reading,
): Promise<FoundPolicies> => (id === 'terraform' ? inTerraform(source, reading) : inYaml(source, reading));

function inJson(
  text: string,
  { value, tree }: JsonSource,
  title: string,
  { environment: given, samPolicy }: Reading,
): FoundPolicies {
  if (isPolicy(value) && !mayHaveCalls(text)) return alone(title, inferPolicyType(value), text);
  if (isTerraformJson(value)) return notRead(title, TERRAFORM_JSON, text);
  const root = text.length > MAX_TEXT_LENGTH ? undefined : tree();
  const lined = root && valueWithLines(text, root);
  const found = collectorFor(given, {
    lineOf: (each) => lined?.lineOf(each),
    placeOf: (path) => ({ json: path }),
    samPolicy,
  });
  scanDocument(found, lined?.value ?? value, title, []);
  if (found.policies.length === 0 && found.unread.length === 0)
    return {
      ...alone(title, inferPolicyType(value), text),
      ...(found.attachments.length > 0 && { attachments: found.attachments }),
      ...(found.hidden.length > 0 && { hidden: found.hidden }),
      ...(found.generated.length > 0 && { generated: found.generated }),
    };
  const repeated = lined?.repeated ?? [];
  addRepeatedNames(found, title, repeated);
  return { ...listed(found, title, text), hasRepeatedNames: repeated.length > 0 };
}

/** The policies in one of several values; one that stands alone there keeps its text. */
function addPart(
  found: FoundPolicy[],
  unread: UnreadPart[],
  part: JsonPart,
  options: Reading,
  title: string,
): void {
  const name = `${title}, line ${part.line}`;
  const reading = readJson(part.text);
  if (reading.kind === 'refused' || (reading.kind === 'broken' && !part.text.includes('"Statement"'))) {
    unread.push({
      where: name,
      message: reading.kind === 'refused' ? reading.message : 'This is not valid JSON.',
    });
    return;
  }
  const { policies, unread: others } =
    reading.kind === 'broken'
      ? alone(name, 'identity', part.text)
      : inJson(part.text, reading, name, options);
  const [only] = policies;
  // Other values stand between the policies, such as those of a log.
  if (reading.kind === 'value' && only?.text === part.text && !isPolicy(reading.value)) return;
  found.push(...policies.map((policy) => ({ ...policy, line: part.line + (policy.line ?? 1) - 1, part })));
  unread.push(...others);
}

/** The policies of a text of several values; undefined for a text of one. */
function inParts(text: string, title: string, options: Reading): FoundPolicies | undefined {
  const parts = jsonParts(text);
  const policies: FoundPolicy[] = [];
  const unread: UnreadPart[] = [];
  for (const part of parts) {
    if (policies.length >= MAX_POLICIES) break;
    addPart(policies, unread, part, options, title);
  }
  // A policy whose brackets do not match may look like two values.
  if (new Set(policies.map(({ part }) => part)).size < 2) return undefined;
  return listed({ policies: policies.slice(0, MAX_POLICIES), unread }, title, text);
}

/**
 * Every policy in the text, whatever language it is in: JSON (a policy, what AWS's command line prints, a
 * CloudFormation template, a Terraform plan), several JSON values one after another, YAML, Terraform source, blocks of
 * JSON in prose. One that stands alone as JSON keeps its text; so
 * does a text in which nothing is found, for the checks to say what is wrong with it. `fileName` is only what to call
 * it. Never throws.
 */
export async function readPolicies(
  text: string,
  fileName = 'Policy',
  given: ReadOptions = {},
): Promise<FoundPolicies> {
  const encoded = text.trimStart().startsWith('%') ? decode(text.trim()) : undefined;
  if (encoded && isPolicy(encoded.value))
    return alone(fileName, inferPolicyType(encoded.value), textOf(encoded.value, encoded.text));
  const reading = readJson(text);
  if (reading.kind === 'refused') return notRead(fileName, reading.message, text);
  // Few texts are of SAM, and the rest is there at once without its templates.
  const sam = text.includes('AWS::Serverless') ? await import('./sam-policies.ts') : undefined;
  const options = { ...given, samPolicy: sam?.samPolicy };
  const isExact = reading.kind === 'value' && reading.isExact;
  const inSequence = isExact ? undefined : inParts(text, fileName, options);
  if (inSequence) return inSequence;
  const language = isExact ? undefined : detectLanguage(text, fileName);
  const found = language && (await inLanguage(language.id, { text, name: fileName }, options));
  if (found && found.policies.length > 0) return found;
  // What is only likely to be that language is as likely a policy with faults, and the checks tell these better.
  if (found && language.isSure) {
    const message = `There is no policy in this ${LANGUAGES[language.id]}.`;
    return found.unread.length > 0 ? found : { ...found, unread: [{ where: fileName, message }] };
  }
  const inProse = isExact ? [] : policiesInProse(text);
  if (inProse.length > 0) return { policies: inProse, unread: [] };
  return reading.kind === 'value'
    ? inJson(text, reading, fileName, options)
    : alone(fileName, 'identity', text);
}
