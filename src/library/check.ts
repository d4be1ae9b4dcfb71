// Policy → findings.
import { RULES } from '#deepseek/rules/index.ts';
import type { Severity } from '#iam/findings/index.ts';
import { ATTACHED_TO, type AttachedTo, POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { type PolicyFinding, findingsOn, readPolicy } from '#iam/editing/index.ts';
import { parse, readQuickly, toValue } from '#iam/json/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { neededServices, viewAhead } from '#iam/rules/index.ts';
import { InputError } from './input-error.ts';
import { jsonTextOf, requireOneOf } from './json-text.ts';
import { optionsOf } from './options.ts';
import { referenceWith, type ReferenceOptions } from './reference-data.ts';

/** @public */
export interface PolicyCheckOptions extends ReferenceOptions {
  /** Default: the type that the policy shows, or `identity`. */
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
}

/** A part of the text. @public */
export interface TextSpan {
  /** Offset in UTF-16 units, as of JavaScript strings. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
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
  /** Where in the document: `['Statement', 0, 'Action']`. */
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

/** @public */
export interface CheckReport {
  readonly type: PolicyType;
  /** The text that the offsets are about: the given one, or what the given object was printed as. */
  readonly text: string;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
  /** In the order of the text; empty without a configuration. */
  readonly ignored: readonly IgnoredReport[];
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
}

const findingOf = ({
  id,
  code,
  severity,
  message,
  locations,
  others,
  source,
  refusal,
  fix,
  start,
  end,
}: PolicyFinding): ReportedFinding => ({
  rule: id,
  code,
  severity,
  message,
  path: locations[0]?.path ?? [],
  start,
  end,
  others,
  page: source,
  refusal,
  fix: fix && { title: fix.title, safe: fix.safe },
});

function typeOf(text: string): PolicyType {
  const quick = readQuickly(text);
  if (quick !== undefined) return inferPolicyType(quick);
  const { root } = parse(text);
  return inferPolicyType(root ? toValue(root) : {});
}

/**
 * Checks one policy: all checks of IAM Access Analyzer, and more that AWS does not have.
 *
 * Any text is fine: faults of JSON are findings too. Services that the policy names are loaded from the reference.
 * @param policy - the policy as JSON text, or as an object
 * @throws {@link InputError} (as a rejection) if `policy` is an object that is not JSON, `type` or `attachedTo` does
 * not exist, or `configuration` has a fault.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 * @public
 */
export async function check(policy: string | object, given: PolicyCheckOptions = {}): Promise<CheckReport> {
  const options = optionsOf(given);
  requireOneOf(options.type, 'a type of policy', POLICY_TYPES);
  requireOneOf(options.attachedTo, 'what a policy is attached to', ATTACHED_TO);
  if (options.file !== undefined && typeof options.file !== 'string')
    throw new InputError(['Give file as a string: the path of the policy.']);
  const text = typeof policy === 'string' ? policy : jsonTextOf('the policy', policy);
  // Loaded for those who have a configuration.
  const terms =
    options.configuration === undefined
      ? undefined
      : (await import('./configuration.ts')).readTerms(options.configuration, options.file);
  const type = options.type ?? terms?.type ?? typeOf(text);
  const attachedTo = options.attachedTo ?? terms?.attachedTo;
  const read = readPolicy({ type, attachedTo, text });
  const { source } = read;
  const reference = await referenceWith(options, (known) =>
    source ? neededServices(viewAhead(source), known) : [],
  );
  const { findings } = findingsOn(read, reference, RULES);
  const { kept, ignored } = terms?.settle(findings, source?.document) ?? { kept: findings, ignored: [] };
  return {
    type,
    text,
    findings: kept.map(findingOf),
    ignored: ignored.map(({ finding, by }) => ({
      finding: findingOf(finding),
      reason: by.reason,
      until: by.until,
    })),
    date: reference.date,
  };
}
