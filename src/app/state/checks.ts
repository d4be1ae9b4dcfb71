// Findings of the texts on screen, by text. While a newer text is being checked, the findings of the previous text are shown at their new positions.
import type { ChecksAnswer, PolicyCheck, TextRange, TextToCheck } from '#worker/protocol.ts';

/** A check with its text. */
interface Checked {
  readonly policy: TextToCheck;
  readonly check: PolicyCheck;
  /** False while files of the service reference are missing. */
  readonly complete: boolean;
}

export interface Checks {
  readonly byText: ReadonlyMap<string, Checked>;
  /** The last check of each document. */
  readonly byDocument: ReadonlyMap<string, Checked>;
  /** Why texts cannot be checked. */
  readonly fault: string | null;
  /** Files of the service reference that could not be loaded. */
  readonly missing: readonly string[];
  /** The date of the service reference. */
  readonly date: string | undefined;
}

/** A document's policy. */
export interface DocumentText extends TextToCheck {
  readonly id: string;
}

const keyOf = ({ type, attachedTo, demands, text }: TextToCheck): string =>
  JSON.stringify([type, attachedTo, demands]) + text;

/** Undo brings old texts back, so they are kept: far more than are ever on screen at once. */
const MAX_KEPT = 300;

/** The checks with the worker's answer added. */
export function withAnswer(checks: Checks, documents: readonly DocumentText[], answer: ChecksAnswer): Checks {
  const byText = new Map(checks.byText);
  const byDocument = new Map(checks.byDocument);
  documents.forEach(({ id, ...policy }, index) => {
    const check = answer.checks[index];
    if (!check) return;
    const checked = { policy, check, complete: !answer.more && answer.missing.length === 0 };
    const key = keyOf(policy);
    byText.delete(key);
    byText.set(key, checked);
    byDocument.set(id, checked);
  });
  for (const key of [...byText.keys()].slice(0, Math.max(0, byText.size - MAX_KEPT))) byText.delete(key);
  const missing = answer.more ? checks.missing : answer.missing;
  return { byText, byDocument, fault: null, missing, date: answer.date ?? checks.date };
}

/** Moves ranges from one text to another. Ranges that the change may have touched are left out. */
export function carry<T extends TextRange>(ranges: readonly T[], from: string, to: string): readonly T[] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let end = from.length;
  const longer = to.length - from.length;
  while (end > start && end + longer > start && from.charCodeAt(end - 1) === to.charCodeAt(end + longer - 1))
    end -= 1;
  return ranges.flatMap((range) => {
    if (range.end <= start) return [range];
    if (range.start >= end) return [{ ...range, start: range.start + longer, end: range.end + longer }];
    // The change is inside the range: a statement stays a statement while somebody types in it.
    if (range.start < start && range.end > end) return [{ ...range, end: range.end + longer }];
    return [];
  });
}

export interface KnownCheck extends PolicyCheck {
  /** `done`: of this text; `carried`: of the text before it; `none`: not everything is known yet. */
  readonly state: 'done' | 'carried' | 'none';
}

const UNKNOWN: KnownCheck = { findings: [], statements: [], state: 'none' };

/** The findings of a document's present text, as far as they are known. */
export function knownCheck(checks: Checks, document: DocumentText): KnownCheck {
  const known = checks.byText.get(keyOf(document));
  // Files that failed to load are tried again on the next change; until then this is all there is.
  if (known) {
    const settled = known.complete || checks.missing.length > 0;
    return { ...known.check, state: settled ? 'done' : 'none' };
  }
  const before = checks.byDocument.get(document.id);
  if (!before || before.policy.type !== document.type) return UNKNOWN;
  const { text } = before.policy;
  const findings = carry(before.check.findings, text, document.text).map((finding) => ({
    ...finding,
    others: carry(finding.others, text, document.text),
  }));
  return { findings, statements: carry(before.check.statements, text, document.text), state: 'carried' };
}

/** Whether a document still has to be checked. */
export const needsCheck = (checks: Checks, document: DocumentText): boolean =>
  checks.byText.get(keyOf(document))?.complete !== true;
