// Findings and what is configured → those that stay, those that are ignored and why, and ignores to look at again.
//
// The one place that decides this, for the command line, editors and the page.
import type { Severity } from '#iam/findings/finding.ts';
import { show } from '#iam/text/quote.ts';
import type { Config, Demand, Ignore, TypedPaths } from './config.ts';
import type { CommentIgnore, CommentIgnores } from './comment-ignores.ts';
import type { FindingFacts } from './finding-facts.ts';
import { isIgnoredBy, isOver, judgedBy } from './ignored-by.ts';
import { matchesSomePath } from './path-patterns.ts';

/** What applies to one file. */
interface FileSettings {
  readonly severities: Config['severities'];
  /** Those of the configuration whose paths name the file. */
  readonly ignores: readonly Ignore[];
  readonly comments: CommentIgnores;
  /** The day that `until` is compared with: "2026-12-31". */
  readonly today: string;
}

/** A finding with what ignores look at. */
interface FindingWithFacts<F> {
  readonly finding: F;
  readonly facts: FindingFacts;
}

interface IgnoredFinding<F> {
  readonly finding: F;
  readonly by: Ignore;
}

/** Why somebody should look at an ignore again. */
export type IgnoreNoticeId = 'unused-ignore' | 'expired-ignore' | 'faulty-ignore';

export interface IgnoreNotice {
  readonly id: IgnoreNoticeId;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface SettledFindings<F> {
  readonly kept: readonly F[];
  readonly ignored: readonly IgnoredFinding<F>[];
  /** On the comments of the file. */
  readonly notices: readonly IgnoreNotice[];
}

const isInside = ({ covers }: CommentIgnore, { starts }: FindingFacts): boolean =>
  starts.every((place) => place.some((start) => covers.start <= start && start < covers.end));

const what = ({ rules, sids, actions, files }: Ignore): string =>
  [...rules, ...sids, ...actions, ...files].map(show).join(', ');

export const unusedNotice = (ignore: Ignore): IgnoreNotice => ({
  id: 'unused-ignore',
  message: `No finding is ignored by this (${what(ignore)}). Remove it.`,
  ...ignore.range,
});

export const expiredNotice = (ignore: Ignore): IgnoreNotice => ({
  id: 'expired-ignore',
  message: `This ignore (${what(ignore)}) ended on ${ignore.until ?? ''}. Fix what it ignored, or decide on a new day.`,
  ...ignore.range,
});

/** What a configuration says about one file, named relative to its folder with “/”. */
export function settingsFor(
  config: Config,
  file: string,
  comments: CommentIgnores,
  today: string,
): FileSettings {
  const ignores = config.ignores.filter(({ files }) => files.length === 0 || matchesSomePath(files, file));
  return { severities: config.severities, ignores, comments, today };
}

/** Those that name no files hold for all texts, also for those in no file. */
const demandsOn = ({ demands }: Config, file: string | undefined): readonly Demand[] =>
  demands
    .filter(({ files }) => files.length === 0 || (file !== undefined && matchesSomePath(files, file)))
    .map((demand) => ({ ...demand, files: [] }));

/** What a configuration says of the policies of a file. */
export interface TypedFile extends Pick<TypedPaths, 'type' | 'attachedTo'> {
  readonly demands: readonly Demand[];
}

/** The type of the policies of a file (of several entries, the last counts), and what is demanded of them. */
export function typedBy(config: Config, file: string): TypedFile {
  const fitting = config.policies.filter(({ files }) => matchesSomePath(files, file));
  const type = fitting.findLast((each) => each.type !== undefined)?.type;
  const attachedTo = fitting.findLast((each) => each.attachedTo !== undefined)?.attachedTo;
  return {
    ...(type !== undefined && { type }),
    ...(attachedTo !== undefined && { attachedTo }),
    demands: demandsOn(config, file),
  };
}

/** A configuration as far as it is about one text: a file with this name, or one that has none. */
export interface ConfigOfText extends TypedFile {
  readonly config: Config;
}

export function configOfText(config: Config, file: string | undefined): ConfigOfText {
  const ignores = config.ignores
    .filter(({ files }) => files.length === 0 || (file !== undefined && matchesSomePath(files, file)))
    .map((ignore) => ({ ...ignore, files: [] }));
  const demands = demandsOn(config, file);
  return {
    ...(file !== undefined && typedBy(config, file)),
    demands,
    config: { policies: [], severities: config.severities, ignores, demands },
  };
}

/** Tells all findings of a file apart. */
export function settleFindings<F extends { readonly severity: Severity }>(
  findings: readonly FindingWithFacts<F>[],
  { severities, ignores, comments, today }: FileSettings,
): SettledFindings<F> {
  const holding = ignores.filter((ignore) => !isOver(ignore, today));
  const inline = comments.ignores.filter((ignore) => !isOver(ignore, today));
  const used = new Set<Ignore>();
  const kept: F[] = [];
  const ignored: IgnoredFinding<F>[] = [];
  for (const { finding, facts } of findings) {
    const covering = inline.filter((each) => isIgnoredBy(each, facts) && isInside(each, facts));
    // The nearest to the finding is the one that was written for it.
    const by = covering.at(-1) ?? holding.find((each) => isIgnoredBy(each, facts));
    if (by) {
      used.add(by);
      ignored.push({ finding, by });
    } else kept.push(...judgedBy(finding, facts, severities));
  }
  const notices = [
    ...comments.faults.map((fault): IgnoreNotice => ({ id: 'faulty-ignore', ...fault })),
    ...comments.ignores.flatMap((each) => {
      if (isOver(each, today)) return [expiredNotice(each)];
      return used.has(each) ? [] : [unusedNotice(each)];
    }),
  ];
  return { kept, ignored, notices: notices.toSorted((a, b) => a.start - b.start) };
}
