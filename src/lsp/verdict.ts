// Findings as everything that is configured leaves them: the project's configuration, comments, the editor's settings.
import { RULES } from '#deepseek/rules/index.ts';
import {
  type Config,
  EMPTY_CONFIG,
  commentIgnores,
  dayOf,
  expiredNotice,
  factsOf,
  isOver,
  readConfig,
  settingsFor,
  settleFindings,
} from '#iam/config/index.ts';
import type { TextRange } from '#iam/json/index.ts';
import { type SourceFinding, allRules } from '#iam/editing/index.ts';
import type { AppliedConfig } from './config-files.ts';
import { judged, type Settings } from './settings.ts';

/** Something to look at again in what is configured. */
export interface ConfigNotice extends TextRange {
  readonly id: string;
  readonly message: string;
}

export interface FileVerdict {
  readonly findings: readonly SourceFinding[];
  /** On the comments of the file. */
  readonly notices: readonly ConfigNotice[];
}

export interface VerdictTerms {
  /** Those of the editor: they win. */
  readonly settings: Settings;
  readonly applied: AppliedConfig | undefined;
  /** Whether nobody is writing its policies: before, what an ignore is for may be still to come. */
  readonly isFinished: boolean;
}

const isEmpty = ({ severities, ignores }: Config): boolean =>
  ignores.length === 0 && Object.keys(severities).length === 0;

/** What stays of the findings on a text. Never throws. */
export function verdictOn(
  all: readonly SourceFinding[],
  text: string,
  { settings, applied, isFinished }: VerdictTerms,
): FileVerdict {
  const { config, name } = applied ?? { config: EMPTY_CONFIG, name: '' };
  const comments = commentIgnores(text, allRules(RULES));
  if (isEmpty(config) && comments.ignores.length + comments.faults.length === 0)
    return { findings: judged(all, settings), notices: [] };
  const { kept, notices } = settleFindings(
    all.map((finding) => {
      const starts = [finding, ...finding.others].map(({ start }) => [start]);
      return { finding, facts: factsOf(finding, finding.policy.document, starts) };
    }),
    settingsFor(config, name, comments, dayOf(Date.now())),
  );
  return {
    findings: judged(kept, settings),
    notices: isFinished ? notices : notices.filter(({ id }) => id !== 'unused-ignore'),
  };
}

/** What is wrong in a configuration that is open, or to be looked at again. */
export function noticesOnConfig(text: string): readonly ConfigNotice[] {
  const { config, problems } = readConfig(text, allRules(RULES));
  const today = dayOf(Date.now());
  return [
    ...problems.map((problem): ConfigNotice => ({ id: 'faulty-configuration', ...problem })),
    ...config.ignores.filter((ignore) => isOver(ignore, today)).map(expiredNotice),
  ].toSorted((a, b) => a.start - b.start);
}
