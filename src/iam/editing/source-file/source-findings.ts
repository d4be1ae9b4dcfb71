// The findings on the policies of a file, at their places in it.
import type { TextRange } from '#iam/json/ranges.ts';
import { rangeOf } from '#iam/json/ranges.ts';
import type { JsonNode, JsonValue } from '#iam/json/parse.ts';
import { placeholdersOf } from '#iam/import/placeholders.ts';
import { inlineIn } from '#iam/import/policy-holders.ts';
import { withoutUnresolved } from '#iam/import/unresolved-findings.ts';
import { findingsOn, readPolicy, type PolicyFinding, type PolicyText } from '#iam/editing/check-policy.ts';
import { neededServices } from '#iam/rules/needed-services.ts';
import { viewOf } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import type { UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { oncePerDocument } from './known-documents.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { syntaxFaults } from './syntax-faults.ts';

/** A finding with its place in the file. */
export interface SourceFinding extends PolicyFinding {
  readonly policy: SourcePolicy;
  /** Where the module of the file is called with the values that it is about. */
  readonly calledIn?: readonly string[];
}

interface KnownFindings {
  readonly findings: readonly PolicyFinding[];
  /** Services that were not loaded, so that the result is out of date once they are. */
  readonly missing: readonly string[];
  /** Whether the text could be read in full. */
  readonly isRead: boolean;
}

/** The findings on a document of a file, but for those that wait for values. */
interface DocumentFindings extends KnownFindings, Pick<SourcePolicy, 'type' | 'attachedTo'> {}

interface Known {
  readonly texts: Map<string, KnownFindings>;
  /** A policy that has not changed has the same document: see known-documents.ts. */
  readonly documents: WeakMap<object, DocumentFindings>;
}

const MAX_KNOWN = 400;
const known = new WeakMap<RuleSet, WeakMap<Reference, Known>>();

function knownWith(reference: Reference, rules: RuleSet): Known {
  const byReference = known.get(rules) ?? new WeakMap<Reference, Known>();
  known.set(rules, byReference);
  const own = byReference.get(reference) ?? { texts: new Map(), documents: new WeakMap() };
  byReference.set(reference, own);
  return own;
}

const isCurrent = ({ missing }: KnownFindings, reference: Reference): boolean =>
  missing.every((prefix) => reference.service(prefix) === undefined);

/** The findings on a text; those on texts of late are kept. */
export function findingsOnText(policy: PolicyText, reference: Reference, rules: RuleSet): KnownFindings {
  const { texts } = knownWith(reference, rules);
  const key = `${policy.type} ${policy.attachedTo ?? ''} ${policy.text}`;
  const before = texts.get(key);
  texts.delete(key);
  const fresh = before && isCurrent(before, reference) ? before : findNow();
  texts.set(key, fresh);
  for (const oldest of texts.keys()) {
    if (texts.size <= MAX_KNOWN) break;
    texts.delete(oldest);
  }
  return fresh;

  function findNow(): KnownFindings {
    const read = readPolicy(policy);
    return {
      findings: findingsOn(read, reference, rules).findings,
      missing: read.source ? neededServices(viewOf(read.source), reference) : [],
      isRead: read.source !== undefined,
    };
  }
}

/** Documents that need no service which is not loaded. */
const served = new WeakMap<Reference, WeakSet<object>>();

/** The services that the policies of the file name and that are not loaded yet. */
export function servicesFor(
  { policies }: { readonly policies: readonly Pick<SourcePolicy, 'type' | 'attachedTo' | 'document'>[] },
  reference: Reference,
): readonly string[] {
  const done = served.get(reference) ?? new WeakSet();
  served.set(reference, done);
  const needed = policies.flatMap((policy) => {
    if (done.has(policy.document as object)) return [];
    const { type, attachedTo, document } = policy;
    const own = neededServices(viewOf({ type, attachedTo, document, size: 0, length: 0 }), reference);
    if (own.length === 0) done.add(document as object);
    return own;
  });
  return [...new Set(needed)];
}

function isBeingWritten({ holes, sources, form }: SourcePolicy): boolean {
  if (holes.length > 0) return true;
  for (const tree of sources.values()) {
    if (tree.kind === 'word' || tree.closed) continue;
    if (tree.kind === 'string' || form !== 'blocks') return true;
  }
  return false;
}

/** Whether the author is still writing the policy. */
export const isUnfinished = oncePerDocument(isBeingWritten);

/** What the parts of a policy were read from, by their place. */
const sourcesByPlace = new WeakMap<SourcePolicy, ReadonlyMap<string, UnfinishedTree>>();

const placeOf = (start: number, end: number): string => `${start}-${end}`;

function sourceAt(policy: SourcePolicy, { start, end }: TextRange): UnfinishedTree | undefined {
  const known =
    sourcesByPlace.get(policy) ??
    new Map(
      [...policy.sources].map(([{ offset, length }, tree]) => [placeOf(offset, offset + length), tree]),
    );
  sourcesByPlace.set(policy, known);
  return known.get(placeOf(start, end));
}

/** In a policy that is not finished, what is missing may still come: only names and values that stand there count. */
function isSettled({ start, end, locations }: PolicyFinding, policy: SourcePolicy, root: JsonNode): boolean {
  const [first] = locations;
  if (!first || first.path.length < 2) return false;
  const source = sourceAt(policy, rangeOf({ text: '', root }, first));
  const isScalar = source?.kind === 'string' || source?.kind === 'word';
  const isOpen = source?.kind === 'string' && !source.closed;
  const isAtHole = policy.holes.some((hole) => hole.start <= end && start <= hole.end);
  return isScalar && !isOpen && !isAtHole;
}

/** IAM saves policies without a version where they are embedded in an identity. */
function asSaved(finding: PolicyFinding, { resource, type }: SourcePolicy): PolicyFinding {
  if (finding.id !== 'missing-version' || !inlineIn(resource, type).isInline) return finding;
  const { refusal: _, ...saved } = finding;
  return saved;
}

function located(finding: PolicyFinding, policy: SourcePolicy, text: string): SourceFinding {
  const parsed = { text, root: policy.root };
  const [first = { path: [], target: 'value' as const }, ...others] = finding.locations;
  return {
    ...asSaved(finding, policy),
    ...rangeOf(parsed, first),
    others: others.map((location): TextRange => rangeOf(parsed, location)),
    policy,
  };
}

interface PolicyInFile {
  readonly file: SourceFile;
  readonly policy: SourcePolicy;
  readonly reference: Reference;
  readonly rules: RuleSet;
}

/** The findings on the policy if it were this document, at the places where its own parts are. */
export function findingsAs(
  document: JsonValue,
  { file, policy, reference, rules }: PolicyInFile,
): readonly SourceFinding[] {
  const { type, attachedTo } = policy;
  const { documents } = knownWith(reference, rules);
  const before = documents.get(document as object);
  const isSame = before?.type === type && before.attachedTo === attachedTo && isCurrent(before, reference);
  const { findings } = isSame ? before : findNow();
  return findings.map((finding) => located(finding, policy, file.text));

  function findNow(): DocumentFindings {
    const text = JSON.stringify(document, undefined, 2);
    const ofText = findingsOnText({ type, attachedTo, text }, reference, rules);
    const open = [...policy.unresolved, ...placeholdersOf(text, file.filled.markers)];
    const fresh = { ...ofText, type, attachedTo, findings: withoutUnresolved(ofText.findings, open, text) };
    if (typeof document === 'object' && document !== null) documents.set(document, fresh);
    return fresh;
  }
}

/** A fault of the syntax may lie where no value is. */
const IN_TEXT = { locations: [{ path: [], target: 'value' as const }], others: [] };

export const isSyntaxFault = ({ locations }: SourceFinding): boolean => locations === IN_TEXT.locations;

/** The findings on one policy of the file. */
export function findingsIn({ file, policy, reference, rules }: PolicyInFile): readonly SourceFinding[] {
  const { type, attachedTo, isWhole, tree } = policy;
  // A file in which nothing is yet may become anything.
  if (isWhole && type === 'identity' && tree.kind === 'object' && tree.members.length === 0) return [];
  // JSON that is a policy and nothing else has findings on its syntax as well.
  const isJson = isWhole && file.language === 'json';
  const { text, markers } = file.filled;
  const own = isJson ? findingsOnText({ type, attachedTo, text }, reference, rules) : undefined;
  const ofText = own
    ? withoutUnresolved(own.findings, placeholdersOf(text, markers), text).map((each): SourceFinding => ({
        ...each,
        policy,
      }))
    : syntaxFaults(file, policy).map((each): SourceFinding => ({ ...each, ...IN_TEXT, policy }));
  if (own?.isRead) return ofText;
  const found = findingsAs(policy.document, { file, policy, reference, rules });
  const isOpen = own !== undefined || isUnfinished(policy);
  const settled = isOpen ? found.filter((finding) => isSettled(finding, policy, policy.root)) : found;
  return [...ofText, ...settled].toSorted((a, b) => a.start - b.start);
}

/** The findings on one policy after another, so that a caller can stop between them. Never throws. */
export function* findingsByPolicy(
  file: SourceFile,
  reference: Reference,
  rules: RuleSet,
): Generator<readonly SourceFinding[]> {
  for (const policy of file.policies) yield findingsIn({ file, policy, reference, rules });
}

/** All findings on the file, in the order of its text. */
export const findingsOf = (
  file: SourceFile,
  reference: Reference,
  rules: RuleSet,
): readonly SourceFinding[] =>
  [...findingsByPolicy(file, reference, rules)].flat().toSorted((a, b) => a.start - b.start);
