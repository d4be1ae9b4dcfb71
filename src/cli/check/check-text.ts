// Checks the text of one file: finds its policies, and the findings on each with their lines.
import type { AttachedTo, PolicyType } from '#core/iam/policy.ts';
import { withoutUnresolved } from '#core/import/unresolved-findings.ts';
import { findingsOn, readPolicy, type PolicyFinding } from '#core/language/check-policy.ts';
import type { TextRange } from '#core/json/ranges.ts';
import { referenceFor } from '#cli/reference.ts';
import type { CheckedFile, CheckedPolicy, FileFinding, FileLocation } from './checked.ts';
import type { LocatedPolicy } from './located-policy.ts';
import { policiesIn } from './policies-in.ts';
import { positionsIn, type Position } from './positions.ts';

type PositionOf = (offset: number) => Position;

function locationAt({ start, end }: TextRange, positionOf: PositionOf): FileLocation {
  const last = positionOf(Math.max(start, end));
  return { ...positionOf(start), endLine: last.line, endColumn: last.column };
}

function fileFinding(policy: LocatedPolicy, finding: PolicyFinding, positionOf: PositionOf): FileFinding {
  const { id, code, severity, message, refusal, source, fix, locations, others, start, end } = finding;
  const whole = { path: [], target: 'value' } as const;
  const place = (index: number, range: TextRange): FileLocation =>
    locationAt(policy.locationOf(locations[index] ?? whole, range), positionOf);
  return {
    rule: id,
    ...(code !== undefined && { code }),
    severity,
    message,
    ...(refusal !== undefined && { refused: true as const, refusal }),
    ...(source !== undefined && { help: source }),
    ...(fix && { fix: { title: fix.title, safe: fix.safe } }),
    ...place(0, { start, end }),
    others: others.map((range, index) => place(index + 1, range)),
  };
}

const byLocation = (a: FileFinding, b: FileFinding): number => a.line - b.line || a.column - b.column;

/** The options for a file that is itself a policy. */
export interface StandaloneOptions {
  readonly type: PolicyType | undefined;
  readonly attachedTo: AttachedTo | undefined;
}

/** The result of checking a file; undefined for one without policies, unless it was `named`. Never throws. */
export async function checkText(
  text: string,
  file: { readonly path: string; readonly named: boolean },
  given: StandaloneOptions,
): Promise<CheckedFile | undefined> {
  const { policies, unread, isOther } = await policiesIn(text, file.path);
  if (!file.named && isOther()) return undefined;
  let positions: PositionOf | undefined;
  const positionOf: PositionOf = (offset) => {
    positions ??= positionsIn(text);
    return positions(offset);
  };
  const checked = policies.map((policy): CheckedPolicy => {
    // A template says itself what its policies are attached to.
    const isAlone = policy.where === '';
    const type = (isAlone ? given.type : undefined) ?? policy.type;
    const attachedTo = (isAlone ? given.attachedTo : undefined) ?? policy.attachedTo;
    const read = readPolicy({ type, attachedTo, text: policy.text });
    const { findings: all } = findingsOn(read, read.source && referenceFor(read.source));
    const findings = withoutUnresolved(all, policy.unresolved ?? [], policy.text);
    return {
      name: isAlone ? '' : policy.title,
      where: policy.where,
      type,
      findings: findings.map((finding) => fileFinding(policy, finding, positionOf)).toSorted(byLocation),
    };
  });
  return { file: file.path, policies: checked, unread };
}
