// What several calls say together of the one role that makes them.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CodeStatement } from '#deepseek/code/reading.ts';

/** A statement that stands in the code again and again counts where it stands first. */
export function firstOfEach(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const seen = new Set<string>();
  return statements.filter(({ task, entity, isHome, answers }) => {
    const key = JSON.stringify([task, entity, isHome, answers]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What one call needs, the role needs: that others do without it says nothing. */
const NEEDED_ONCE: readonly FieldId[] = ['streaming', 'readProfile'];

/** One call that streams needs the permission to, and one that reads the profile. */
export function withNeededOnce(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const needed = NEEDED_ONCE.filter((field) => statements.some(({ answers }) => answers[field] === true));
  const isDoneWithout = ([field, value]: [string, unknown]): boolean =>
    value === false && needed.some((each) => each === field);
  return statements.map((statement) => {
    const given = Object.entries(statement.answers);
    if (!given.some(isDoneWithout)) return statement;
    return { ...statement, answers: Object.fromEntries(given.filter((each) => !isDoneWithout(each))) };
  });
}

/** Where code runs is not where it calls a model, if its calls name another Region. */
export function withHome(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const called = statements.flatMap(({ isHome, answers }) => (isHome ? [] : (answers['regions'] ?? [])));
  if (called.length === 0 || statements.some(({ callsHome }) => callsHome)) return statements;
  return statements.map((statement) => {
    const { regions, ...answers } = statement.answers;
    if (!statement.isHome || !Array.isArray(regions)) return statement;
    const isElsewhere = !regions.some((region) => called.includes(region));
    return {
      ...statement,
      answers: { ...answers, ...(isElsewhere && { elsewhere: true, callerRegions: regions }) },
    };
  });
}

/** What the log goes to, where it goes to both. */
export function withBothLogs(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const places = new Set(statements.flatMap(({ answers }) => answers['logDestination'] ?? []));
  if (places.size < 2) return statements;
  return statements.map((statement) =>
    'logDestination' in statement.answers
      ? { ...statement, answers: { ...statement.answers, logDestination: 'both' } }
      : statement,
  );
}

/** An app that calls endpoints at once and asynchronously does both. */
export function withBothWays(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const calls = statements.filter(({ task }) => task === 'invoke-sagemaker');
  const atOnce = calls.some(({ answers }) => 'streaming' in answers);
  return statements.map((statement) =>
    atOnce && statement.answers['endpointCalls'] === 'async'
      ? { ...statement, answers: { ...statement.answers, endpointCalls: 'both' } }
      : statement,
  );
}
