// Collects the policies found in a text, and recognizes policies among other JSON.
import { asList, isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import { format } from '#iam/json/format.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { inferPolicyType } from '#iam/grammar/infer-policy-type.ts';
import type { Attachments } from './attachments.ts';
import {
  deploymentEnvironment,
  type DeploymentEnvironment,
  type KnownEnvironment,
} from './deployment-environment.ts';
import type { JsonPart } from './json-sequence.ts';
import type { Assumption, Notes, Unresolved } from './partial-value.ts';
import { readJson } from './read-json.ts';
import type { SamPolicy } from './sam-policies.ts';

/**
 * Where the source has a policy: at the path of a value, in YAML behind the number of its document, or in the range of
 * an expression or block of Terraform.
 */
export type SourcePlace =
  { readonly json: JsonPath } | { readonly yaml: JsonPath } | { readonly hcl: TextRange };

/** One way in which the Terraform module of a policy is called. */
export interface PolicyCall {
  /** Which one it is, behind the folder that Terraform starts in: `prod › module.role["a"]`. */
  readonly address: string;
  /** Where that is written: "main.tf:12", behind where its own caller is called. */
  readonly where: string;
  /** Whether the policy depends on what it gives. */
  readonly isNeeded: boolean;
}

export interface FoundPolicy {
  /** What people call it: the name of a policy or role, a logical ID, an address. */
  readonly title: string;
  /** The way there in words: "RoleDetailList › Reader › AssumeRolePolicyDocument". */
  readonly where: string;
  /** A guess where the text does not say. */
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo;
  /** The document as JSON: as its author wrote it, or laid out where it stood in other JSON. */
  readonly text: string;
  /** The line of the source where it begins, from 1, where that is known. */
  readonly line?: number;
  /** Whether it is embedded in an identity. */
  readonly isInline?: true;
  /** Whether AWS manages it, so that nobody here can change it. */
  readonly isOfAws?: true;
  /** The call of its Terraform module that it is read with. */
  readonly call?: PolicyCall;
  /** The folders of other Terraform modules that values in it come from. */
  readonly modules?: readonly string[];
  /** Undefined where `text` is a part of the source, or all of it. */
  readonly place?: SourcePlace;
  /** Where the blocks of its statements are, as far as these are blocks of the source. */
  readonly statements?: readonly (TextRange | undefined)[];
  /** The value of the source in which it was found, in a source of several. */
  readonly part?: JsonPart;
  /** Expressions whose value is known only after deployment. */
  readonly unresolved: readonly Unresolved[];
  /** Expressions with an assumed value. */
  readonly assumed: readonly Assumption[];
}

/** A location that should have a policy, or parts of one, but could not be read. */
export interface UnreadPart {
  readonly where: string;
  readonly message: string;
}

/** What decides about access without being in any document that was found: where the source differs, access may. */
export interface HiddenPart {
  readonly where: string;
  /** As written, or as JSON, on one line. */
  readonly source: string;
}

export interface PolicyCollector {
  readonly policies: FoundPolicy[];
  /** Those that nobody wrote: SAM does when the stack is deployed. */
  readonly generated: FoundPolicy[];
  /** Undefined for texts that are not of SAM. */
  readonly samPolicy?: SamPolicy | undefined;
  readonly unread: UnreadPart[];
  readonly hidden: HiddenPart[];
  readonly attachments: Attachments[];
  /** The account, Region and partition that the text is read for. */
  readonly environment: DeploymentEnvironment;
  /** How the Terraform module of the text is called. */
  readonly call?: Omit<PolicyCall, 'isNeeded'> | undefined;
  /** The line of the source on which a list or object begins. */
  readonly lineOf: (value: JsonValue) => number | undefined;
  /** The place of the value at a path. */
  readonly placeOf?: (path: JsonPath) => SourcePlace | undefined;
}

/** One without policies yet, for a text that is for what is known of its account, Region and partition. */
export const collectorFor = (
  known: KnownEnvironment | undefined,
  places: Pick<PolicyCollector, 'lineOf' | 'placeOf' | 'samPolicy'> = { lineOf: () => undefined },
): PolicyCollector => ({
  policies: [],
  generated: [],
  unread: [],
  hidden: [],
  attachments: [],
  environment: deploymentEnvironment(known),
  ...places,
});

/** Another one for the same text, as one call of its module has it, without policies yet. */
export const collectorLike = (collector: PolicyCollector, call = collector.call): PolicyCollector => ({
  ...collector,
  call,
  policies: [],
  generated: [],
  unread: [],
  hidden: [],
  attachments: [],
});

/** More are not useful; a malicious text has tens of thousands. */
export const MAX_POLICIES = 2000;
const MAX_UNREAD = 200;

/** A policy to add; `from` is its value in the source, `at` the path of that. */
interface NewPolicy extends Omit<FoundPolicy, 'line' | 'unresolved' | 'assumed'> {
  readonly from?: JsonValue;
  readonly at?: JsonPath;
  readonly line?: number | undefined;
  readonly notes?: Notes;
}

export function addPolicy(
  collector: PolicyCollector,
  { from, at, notes, line: known, ...policy }: NewPolicy,
): void {
  const { policies, lineOf, placeOf, call } = collector;
  if (policies.length >= MAX_POLICIES) return;
  for (const source of notes?.hidden ?? []) addHidden(collector, policy.where, source);
  const line = known ?? (from === undefined ? undefined : lineOf(from));
  const place = at && placeOf?.(at);
  policies.push({
    ...policy,
    ...(line !== undefined && { line }),
    ...(place && { place }),
    ...(notes && notes.modules.size > 0 && { modules: [...notes.modules] }),
    ...(call && { call: { address: call.address, where: call.where, isNeeded: notes?.isCalled ?? false } }),
    unresolved: notes?.of(policy.text) ?? [],
    assumed: notes?.assumed ?? [],
  });
}

export function addHidden({ hidden }: PolicyCollector, where: string, source: string): void {
  hidden.push({ where, source: source.replaceAll(/\s+/g, ' ').trim() });
}

/** Returns how to note what all depends on that is found from now on. */
export function watch(collector: PolicyCollector): {
  readonly found: () => readonly FoundPolicy[];
  readonly addHidden: (source: string) => void;
} {
  const { policies, generated, attachments } = collector;
  const counts = [policies.length, generated.length, attachments.length];
  const found = () => [...policies.slice(counts[0]), ...generated.slice(counts[1])];
  return {
    found,
    addHidden(source) {
      const places = [
        ...found().map(({ where }) => where),
        ...attachments.slice(counts[2]).map(({ holder }) => holder),
      ];
      for (const place of new Set(places)) addHidden(collector, place, source);
    },
  };
}

/** `source` is what could not be read, where that may hold access. */
export function addUnread(collector: PolicyCollector, where: string, message: string, source?: string): void {
  const { unread } = collector;
  if (source !== undefined) addHidden(collector, where, source);
  if (unread.length < MAX_UNREAD) unread.push({ where, message });
}

/** The versions of the policy language, which nothing else has. */
const POLICY_VERSION = /^20(?:08|12)-10-17$/;

const STATEMENT_MEMBERS = ['Effect', 'Action', 'NotAction', 'Principal', 'Resource'];

/** Whether an object is a policy document, however faulty. */
export function isPolicy(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  const statement = own(value, 'Statement');
  if (own(own(value, 'bedrock'), 'guardrail_inference') !== undefined) return true;
  if (isObject(own(value, 'ec2_attributes'))) return true;
  if (POLICY_VERSION.test(String(own(value, 'Version')))) return true;
  if (typeof statement !== 'object' || statement === null) return false;
  if (typeof own(value, 'Version') === 'string') return true;
  const [first] = asList(statement);
  return isObject(first) && STATEMENT_MEMBERS.some((name) => Object.hasOwn(first, name));
}

/** The path to a value, as text. */
export const pathText = (words: readonly string[]): string => words.join(' › ');

/** A document that stood as a string, as JSON or with its characters encoded for a URL. */
interface Decoded {
  readonly value: JsonValue;
  readonly text: string;
}

/** A word that is in every policy or template; URL encoding keeps letters. */
const TELLTALE = /Statement|Resources|guardrail_inference|ec2_attributes/;

/** The content of a string; undefined for strings without a JSON object that may contain a policy. */
export function decode(text: string): Decoded | undefined {
  const isEncoded = /^\s{0,60}%7b/i.test(text);
  if (!isEncoded && !/^\s{0,60}\{/.test(text)) return undefined;
  if (!TELLTALE.test(text)) return undefined;
  let json = text;
  try {
    if (isEncoded) json = decodeURIComponent(text);
  } catch {
    return undefined;
  }
  const reading = readJson(json);
  return reading.kind === 'value' ? { value: reading.value, text: json } : undefined;
}

/** The document as text: a string keeps its digits and its repeated names. */
export const textOf = (value: JsonValue, written?: string): string =>
  written === undefined ? JSON.stringify(value, undefined, 2) : format(written);

/** The type, by the name of the member that holds the document where that says it. */
export function typeOf(member: string, value: JsonValue, organizationType?: JsonValue): PolicyType {
  if (/assume_?role_?policy/i.test(member)) return 'trust';
  if (organizationType === 'SERVICE_CONTROL_POLICY') return 'scp';
  if (organizationType === 'RESOURCE_CONTROL_POLICY') return 'rcp';
  if (organizationType === 'BEDROCK_POLICY') return 'bedrock-policy';
  if (organizationType === 'DECLARATIVE_POLICY_EC2') return 'ec2-policy';
  return inferPolicyType(value);
}
