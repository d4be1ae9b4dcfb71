// A policy, or a text with policies → findings.
import { RULES } from '#deepseek/rules/index.ts';
import type { Severity } from '#iam/findings/index.ts';
import { ATTACHED_TO, type AttachedTo, POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { type PolicyFinding, findingsOn, readPolicy } from '#iam/editing/index.ts';
import { type TextRange, isObject, parse, readQuickly, toValue } from '#iam/json/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { isPolicy, withoutUnresolved } from '#iam/import/index.ts';
import { positionsIn } from '#cli/check/positions.ts';
import { neededServices, viewAhead } from '#iam/rules/index.ts';
import { InputError } from './input-error.ts';
import { jsonTextOf, requireOneOf } from './json-text.ts';
import { optionsOf } from './options.ts';
import type { PolicyInText } from './policies-in-text.ts';
import { referenceWith, type ReferenceOptions } from './reference-data.ts';

/** @public */
export interface PolicyCheckOptions extends ReferenceOptions {
  /** Of a policy that is the whole text. Default: the type that it shows, or `identity`. */
  readonly type?: PolicyType;
  /** What a resource policy is attached to, as AWS's ValidatePolicy has it. */
  readonly attachedTo?: AttachedTo;
  /**
   * A `rolewright.config.json`, as an object or as text. What it ignores is in `ignored`, and severities are as it has them.
   * No file is read.
   */
  readonly configuration?: string | object;
  /** The path of the policy, relative to the folder of the configuration, for what that says by path. */
  readonly file?: string;
  /** The other files of the Terraform module of the text, from which variables and documents come. */
  readonly module?: readonly { readonly name: string; readonly text: string }[];
}

/** A part of the text. @public */
export interface TextSpan {
  /** Offset in UTF-16 units, as of JavaScript strings. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** The line of `start`, from 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** What is wrong in a policy, with what to do. @public */
export interface ReportedFinding extends TextSpan {
  /** The id of the check: `invalid-action`. */
  readonly rule: string;
  /** AWS's issue code, where IAM Access Analyzer has the same check. */
  readonly code: string | undefined;
  readonly severity: Severity;
  /** The fault, then the fix. */
  readonly message: string;
  /** Which policy it is about: its place in `policies`, from 0. */
  readonly policy: number;
  /** Where in the document of the policy: `['Statement', 0, 'Action']`. */
  readonly path: readonly (string | number)[];
  /** Further places that the finding is about. */
  readonly others: readonly TextSpan[];
  /** The address of the AWS page that states the rule. */
  readonly page: string | undefined;
  /** What AWS answers where it refuses to save the policy for this fault. */
  readonly refusal: string | undefined;
  /** What resolves it. A safe fix never allows more than before; `rolewright fix` applies these. */
  readonly fix: { readonly title: string; readonly safe: boolean } | undefined;
}

/** A finding that the configuration ignores. @public */
export interface IgnoredReport {
  readonly finding: ReportedFinding;
  readonly reason: string;
  /** The last day on which it is ignored, as YYYY-MM-DD. */
  readonly until: string | undefined;
}

/** A policy that was checked. @public */
export interface PolicyInReport {
  /** What people call it: a name, a logical ID, an address; of a policy that is the whole text, that of the text. */
  readonly title: string;
  /** The way to it in the text; empty where the text is the policy. */
  readonly where: string;
  readonly type: PolicyType;
}

/** @public */
export interface CheckReport {
  /** Of the first policy. */
  readonly type: PolicyType;
  /** The text that the offsets are about: the given one, or what the given object was printed as. */
  readonly text: string;
  /** One, or those of a template; none where a template has none. */
  readonly policies: readonly PolicyInReport[];
  /** Parts of a template that could not be read. */
  readonly unread: readonly { readonly where: string; readonly message: string }[];
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** In the order of the text; empty without a configuration. */
  readonly ignored: readonly IgnoredReport[];
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
}

const WHOLE = { path: [], target: 'value' } as const;

type SpanOf = (range: TextRange) => TextSpan;

/** A finding on a policy, at its places in the whole text. */
function reported(
  { id, code, severity, message, locations, others, source, refusal, fix, start, end }: PolicyFinding,
  { rangeOf }: PolicyInText,
  policy: number,
  spanOf: SpanOf,
): ReportedFinding {
  const span = (index: number, range: TextRange): TextSpan =>
    spanOf(rangeOf(locations[index] ?? WHOLE, range));
  return {
    rule: id,
    code,
    severity,
    message,
    policy,
    path: locations[0]?.path ?? [],
    ...span(0, { start, end }),
    others: others.map((range, index) => span(index + 1, range)),
    page: source,
    refusal,
    fix: fix && { title: fix.title, safe: fix.safe },
  };
}

function typeOf(text: string): PolicyType {
  const quick = readQuickly(text);
  if (quick !== undefined) return inferPolicyType(quick);
  const { root } = parse(text);
  return inferPolicyType(root ? toValue(root) : {});
}

/** What reads templates is loaded for texts that are not plainly a policy. */
async function policiesOf(text: string, { file = 'policy', module = [] }: PolicyCheckOptions) {
  const value = readQuickly(text);
  const isPlain = value !== undefined && isPolicy(value);
  const found = isPlain
    ? undefined
    : await (await import('./policies-in-text.ts')).policiesInText(text, file, module);
  if (found && !found.policies.some((policy) => policy.text === text)) return found;
  const rangeOf: PolicyInText['rangeOf'] = (_location, range) => range;
  const alone: PolicyInText = { title: file, where: '', type: typeOf(text), text, unresolved: [], rangeOf };
  return { policies: [alone], unread: [] };
}

const isTextFile = (value: unknown): boolean =>
  isObject(value) && typeof value['name'] === 'string' && typeof value['text'] === 'string';

function requireOptions({ type, attachedTo, file, module }: PolicyCheckOptions): void {
  requireOneOf(type, 'a type of policy', POLICY_TYPES);
  requireOneOf(attachedTo, 'what a policy is attached to', ATTACHED_TO);
  if (file !== undefined && typeof file !== 'string')
    throw new InputError(['Give file as a string: the path of the policy.']);
  if (module !== undefined && !(Array.isArray(module) && module.every(isTextFile)))
    throw new InputError(['Give module as a list of files, each with name and text.']);
}

const byPlace = (a: TextSpan, b: TextSpan): number => a.start - b.start || a.end - b.end;

/**
 * Checks a policy, or all policies in a template (CloudFormation, SAM, Terraform, a plan) or in what the AWS CLI prints: all
 * checks of IAM Access Analyzer, and more that AWS does not have.
 *
 * Any text is fine: faults of JSON are findings too. Services that the policies name are loaded from the reference.
 * @param policy - the policy as JSON text or as an object, or the text of a template
 * @throws {@link InputError} (as a rejection) if `policy` is an object that is not JSON, `type` or `attachedTo` does
 * not exist, or `configuration` has a fault.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 * @public
 */
export async function check(policy: string | object, given: PolicyCheckOptions = {}): Promise<CheckReport> {
  const options = optionsOf(given);
  requireOptions(options);
  const text = typeof policy === 'string' ? policy : jsonTextOf('the policy', policy);
  // Loaded for those who have a configuration.
  const terms =
    options.configuration === undefined
      ? undefined
      : (await import('./configuration.ts')).readTerms(options.configuration, options.file);
  const { policies, unread } = await policiesOf(text, options);
  const reads = policies.map((each) => {
    // A template says itself what its policies are and what they are attached to.
    const isAlone = each.where === '';
    const type = (isAlone ? (options.type ?? terms?.type) : undefined) ?? each.type;
    const attachedTo = (isAlone ? (options.attachedTo ?? terms?.attachedTo) : undefined) ?? each.attachedTo;
    return { policy: each, type, read: readPolicy({ type, attachedTo, text: each.text }) };
  });
  const reference = await referenceWith(options, (known) =>
    reads.flatMap(({ read: { source } }) => (source ? [...neededServices(viewAhead(source), known)] : [])),
  );
  const positionOf = positionsIn(text);
  const spanOf: SpanOf = ({ start, end }) => ({ start, end, ...positionOf(start) });
  const checked = reads.map(({ policy: each, read }, index) => {
    const all = withoutUnresolved(
      findingsOn(read, reference, terms?.rules ?? RULES).findings,
      each.unresolved,
      each.text,
    );
    const { kept, ignored } = terms?.settle(all, read.source?.document) ?? { kept: all, ignored: [] };
    const report = (finding: PolicyFinding) => reported(finding, each, index, spanOf);
    return {
      findings: kept.map(report),
      ignored: ignored.map(({ finding, by }) => ({
        finding: report(finding),
        reason: by.reason,
        until: by.until,
      })),
    };
  });
  const [first] = reads;
  return {
    type: first?.type ?? options.type ?? 'identity',
    text,
    policies: reads.map(({ policy: { title, where }, type }) => ({ title, where, type })),
    unread,
    findings: checked.flatMap(({ findings }) => findings).toSorted(byPlace),
    ignored: checked.flatMap(({ ignored }) => ignored).toSorted((a, b) => byPlace(a.finding, b.finding)),
    date: reference.date,
  };
}
