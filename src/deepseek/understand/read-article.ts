// An article → what its headings and sentences state on what it is most about, apart from the policies it prints.
import type { Answers } from '#deepseek/answers/answers.ts';
import { policiesInProse } from '#iam/import/prose.ts';
import type { StatedReading } from './read-english.ts';
import { readSentence } from './read-sentence.ts';
import { blankOut } from './sentence-part.ts';

/** Longer texts are read this far. */
const MAX_ARTICLE = 20_000;
const MAX_LINES = 200;

/** Where its sources are listed, nothing is asked. */
const SOURCES = /^[\s#*]*(?:citations|references|sources|further reading|see also)\s*:?\s*$/im;

/** The prose around the policies, at the same offsets as in the article. */
function proseOf(article: string): string {
  const blocks = policiesInProse(article).flatMap(({ part }) =>
    part ? [{ start: part.offset, end: part.offset + part.text.length }] : [],
  );
  const prose = blankOut(article, blocks).slice(0, MAX_ARTICLE);
  const sources = SOURCES.exec(prose);
  return sources ? prose.slice(0, sources.index) : prose;
}

interface StatingLine extends StatedReading {
  readonly answers: Answers;
}

/** Each line that states a scenario, from first to last. The offsets are those of the article. */
function statingLines(article: string): readonly StatingLine[] {
  let at = 0;
  return proseOf(article)
    .split('\n')
    .map((line) => {
      const start = at;
      at += line.length + 1;
      return { line, start };
    })
    .filter(({ line }) => line.trim() !== '')
    .slice(0, MAX_LINES)
    .flatMap(({ line, start }): readonly StatingLine[] => {
      const { answers, understood } = readSentence(line);
      if (!answers) return [];
      const placed = understood.map((part) => ({
        ...part,
        start: part.start + start,
        end: part.end + start,
      }));
      return [{ answers, understood: placed }];
    });
}

/** The lines by their scenarios, the most frequent first; of equals, the one that comes up first. */
function topicsOf(article: string): readonly (readonly StatingLine[])[] {
  const byScenario = new Map<string, StatingLine[]>();
  for (const line of statingLines(article)) {
    const same = byScenario.get(line.answers.scenario);
    if (same) same.push(line);
    else byScenario.set(line.answers.scenario, [line]);
  }
  return [...byScenario.values()].toSorted((a, b) => b.length - a.length);
}

/** What the article states on what it is most about: the first line that does. */
export function readArticle(article: string): StatedReading {
  return topicsOf(article)[0]?.[0] ?? { understood: [] };
}
