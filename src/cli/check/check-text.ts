// Checks the text of one file: finds its policies, and the findings on each with their lines.
import { groupBy } from '#iam/collections/index.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/index.ts';
import {
  type ModuleCallers,
  type TextWithPlaceholders,
  placeholdersOf,
  withoutUnresolved,
  withPlaceholders,
} from '#iam/import/index.ts';
import type { PolicyFinding } from '#iam/editing/index.ts';
import { type TextRange, readQuickly } from '#iam/json/index.ts';
import { typeInFile } from '#iam/grammar/index.ts';
import type { LoadedConfig } from '#cli/config/load-config.ts';
import { isDamaged } from '#cli/terminal.ts';
import { shortHash } from '#iam/text/index.ts';
import { checkOnce } from './check-once.ts';
import type { FileFinding, FileLocation } from './checked.ts';
import type { InputFile } from './files.ts';
import { withCallers, type TracedFile, type TracedPolicy } from './report-once.ts';
import { KnownTexts } from './known-texts.ts';
import type { LocatedPolicy, PoliciesInFile } from './located-policy.ts';
import { treeOf } from './module-files.ts';
import { noticeFinding } from './notices.ts';
import { policiesIn } from './policies-in.ts';
import { positionsIn, type Position } from './positions.ts';
import type { FoundInFile } from './settle-file.ts';

/** What comments that ignore findings begin with. */
const IGNORE_COMMENT = 'rolewright-ignore';

const WHOLE = { path: [], target: 'value' } as const;

const NOT_UTF_8 = {
  where: 'The text',
  message: 'Some of its characters are not valid UTF-8 and are read as \ufffd. Save it as UTF-8.',
};

type PositionOf = (offset: number) => Position;

function locationAt({ start, end }: TextRange, positionOf: PositionOf): FileLocation {
  const last = positionOf(Math.max(start, end));
  return { ...positionOf(start), endLine: last.line, endColumn: last.column };
}

function fileFinding(policy: LocatedPolicy, finding: PolicyFinding, positionOf: PositionOf): FileFinding {
  const { id, code, severity, message, refusal, source, fix, locations, others, start, end } = finding;
  const place = (index: number, range: TextRange): FileLocation =>
    locationAt(policy.locationOf(locations[index] ?? WHOLE, range), positionOf);
  return {
    rule: id,
    ...(code !== undefined && { code }),
    severity,
    message,
    ...(refusal !== undefined && { refused: true as const, refusal }),
    ...(source !== undefined && { help: source }),
    ...(fix && { fix: { title: fix.title, safe: fix.safe } }),
    ...(policy.calledIn && { calledIn: policy.calledIn }),
    ...place(0, { start, end }),
    others: others.map((range, index) => place(index + 1, range)),
  };
}

const byLocation = (a: FileFinding, b: FileFinding): number => a.line - b.line || a.column - b.column;

/** The options of a run: plain data, which threads can exchange. */
export interface CheckRun {
  /** For files that are themselves policies. */
  readonly type: PolicyType | undefined;
  readonly attachedTo: AttachedTo | undefined;
  /** Which one applies to a file, the file says. */
  readonly configs: readonly LoadedConfig[];
  /** The day that ignores are compared with. */
  readonly today: string;
  /** Which Terraform modules call which others. */
  readonly callers?: ModuleCallers;
  /** Whether policies that AWS manages are judged, too. */
  readonly judgesAws: boolean;
  /** Whether findings are given their place in meaning. */
  readonly isPlaced: boolean;
}

export interface TextOutcome {
  readonly checked: TracedFile;
  /** Indexes of the ignores in the configuration that findings needed. */
  readonly used?: readonly number[];
}

/** The results for files that are a policy and nothing else, by their text: nothing else matters. */
const known = new WeakMap<CheckRun, KnownTexts<TracedFile>>();

function knownTexts(run: CheckRun): KnownTexts<TracedFile> {
  const before = known.get(run);
  if (before) return before;
  const fresh = new KnownTexts<TracedFile>();
  known.set(run, fresh);
  return fresh;
}

const isAPolicyAlone = ({ policies }: PoliciesInFile): boolean =>
  policies.length === 1 && policies.every(({ isPlain }) => isPlain === true);

/** The result of checking a file; undefined for one without policies, unless it was `named`. Never throws. */
export async function checkText(
  text: string,
  file: InputFile,
  run: CheckRun,
): Promise<TextOutcome | undefined> {
  // What is configured, and places in meaning, depend on the file.
  const isByText = file.config === undefined && !run.isPlaced && !text.includes(IGNORE_COMMENT);
  const isFile = file.path !== '-';
  // What a file is called says what its policies may be.
  const names = (['identity', 'resource', 'rcp'] as const).map((type) => typeInFile(file.path, type));
  const key = `${isFile ? names.join() : '-'} ${text}`;
  const before = isByText ? knownTexts(run).get(key) : undefined;
  if (before) return { checked: { ...before, file: file.path } };
  // What is piped in is what AWS has.
  const filled = !isFile
    ? { text, markers: [] }
    : withPlaceholders(text, () => !/^\s*\{/.test(text) || readQuickly(text) !== undefined);
  const found = await policiesIn(filled.text, file.path, run.callers && { tree: treeOf(run.callers) });
  const outcome = await checkFound(filled, found, file, run);
  if (outcome && isByText && isAPolicyAlone(found)) knownTexts(run).set(key, outcome.checked);
  return outcome;
}

/** What tells the policy from others, where something was found in it. */
const traceOf = (
  { text, where, isHere, modules }: LocatedPolicy,
  findings: readonly FileFinding[],
): Partial<TracedPolicy> =>
  where === '' || findings.length === 0
    ? {}
    : { hash: `${shortHash(text)}-${text.length}`, isHere: isHere?.() ?? true, ...(modules && { modules }) };

async function checkFound(
  { text, markers }: TextWithPlaceholders,
  { policies: all, unread, repeated = [], isOther }: PoliciesInFile,
  file: InputFile,
  { type: givenType, attachedTo: givenAttachedTo, configs, today, judgesAws, isPlaced }: CheckRun,
): Promise<TextOutcome | undefined> {
  if (!file.named && isOther()) return undefined;
  const policies = withCallers(judgesAws ? all : all.filter(({ isOfAws }) => !isOfAws));
  let positions: PositionOf | undefined;
  const positionOf: PositionOf = (offset) => {
    positions ??= positionsIn(text);
    return positions(offset);
  };
  const loaded = file.config === undefined ? undefined : configs[file.config];
  const typed = loaded && (await import('#cli/config/typed-file.ts')).typedFile(loaded, file.path);
  const rules =
    typed && typed.demands.length > 0
      ? (await import('./demanded-rules.ts')).demandedRules(typed.demands)
      : undefined;
  // What applies ignores is loaded for files that have some.
  const hasComments = text.includes(IGNORE_COMMENT);
  const isSettled = loaded !== undefined || hasComments;
  const found: FoundInFile[] = [];
  const checked = policies.map((policy, index) => {
    // A template says itself what its policies are attached to.
    const isAlone = policy.where === '';
    const type = isAlone ? (givenType ?? typed?.type ?? typeInFile(file.path, policy.type)) : policy.type;
    const attachedTo = (isAlone ? (givenAttachedTo ?? typed?.attachedTo) : undefined) ?? policy.attachedTo;
    const { source, findings: every } = checkOnce({ type, attachedTo, text: policy.text }, rules);
    for (const { refusal, ...given } of withoutUnresolved(
      every,
      [...(policy.unresolved ?? []), ...placeholdersOf(policy.text, markers)],
      policy.text,
    )) {
      const isSaved = policy.isInline && given.id === 'missing-version';
      const finding = { ...given, ...(refusal !== undefined && !isSaved && { refusal }) };
      const starts = [finding, ...finding.others].map((range, at) => {
        if (!isSettled) return [];
        // A comment where the policy begins is about all of it.
        const places = [
          policy.locationOf(finding.locations[at] ?? WHOLE, range),
          policy.locationOf(WHOLE, range),
        ];
        return places.map(({ start }) => start);
      });
      found.push({ finding, policy: index, source, starts });
    }
    return { name: isAlone ? '' : policy.title, where: policy.where, type };
  });
  const placeOf = isPlaced ? (await import('#cli/config/place-of.ts')).placeOf : undefined;
  const located = ({ finding, policy, source }: FoundInFile): FileFinding => ({
    ...fileFinding(policies[policy]!, finding, positionOf),
    ...placeOf?.(finding, source),
  });
  const settled = isSettled
    ? (await import('./settle-file.ts')).settleFile(found, { path: file.path, text }, loaded, today)
    : undefined;
  const kept = groupBy(settled?.kept ?? found, ({ policy }) => policy);
  return {
    checked: {
      file: file.path,
      policies: checked.map((policy, index) => {
        const findings = (kept.get(index) ?? []).map(located).toSorted(byLocation);
        return { ...policy, ...traceOf(policies[index]!, findings), findings };
      }),
      unread: isDamaged(text) ? [...unread, NOT_UTF_8] : unread,
      ignored: (settled?.ignored ?? [])
        .map(({ found: each, ...why }) => ({
          finding: located(each),
          where: checked[each.policy]!.where,
          ...why,
        }))
        .toSorted((a, b) => byLocation(a.finding, b.finding)),
      notices: [
        ...(settled?.notices ?? []).map((notice) => noticeFinding(notice, positionOf)),
        ...repeated.map((fault) => noticeFinding(fault, positionOf, 'error')),
      ],
    },
    ...(settled && { used: settled.used }),
  };
}
