// What several calls say together of the one role that makes them.
import type { FieldValue } from '#deepseek/answers/field.ts';
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

/** What counts only where nothing says otherwise: one call that streams needs the permission, whatever the others do. */
const YIELDS: readonly (readonly [FieldId, FieldValue])[] = [
  ['streaming', false],
  ['readProfile', false],
  ['inferenceOption', 'real-time'],
  ['weightsMount', 'download'],
];

/** One call that streams needs the permission to, and one that reads the profile. */
export function withNeededOnce(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const yielding = YIELDS.filter(([field, weak]) =>
    statements.some(({ answers }) => answers[field] !== undefined && answers[field] !== weak),
  );
  const isWeak = ([field, value]: [string, unknown]): boolean =>
    yielding.some(([each, weak]) => each === field && weak === value);
  return statements.map((statement) => {
    const given = Object.entries(statement.answers);
    if (!given.some(isWeak)) return statement;
    return { ...statement, answers: Object.fromEntries(given.filter((each) => !isWeak(each))) };
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

/** Answers that are both where two places each say one. */
const BOTH: readonly FieldId[] = ['logDestination', 'endpointCalls'];

export function withBoth(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const fields = BOTH.filter(
    (field) => new Set(statements.flatMap(({ answers }) => answers[field] ?? [])).size > 1,
  );
  return statements.map((statement) => {
    const own = fields.filter((field) => field in statement.answers);
    if (own.length === 0) return statement;
    return {
      ...statement,
      answers: { ...statement.answers, ...Object.fromEntries(own.map((field) => [field, 'both'])) },
    };
  });
}

/** The role that starts a container is not the one that its code has, where both are made. */
export function withTaskRole(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const starting = new Set<FieldValue>(
    statements.flatMap(({ answers }) => answers['executionRoleName'] ?? []),
  );
  const isOther = ({ answers: { roleName } }: CodeStatement): boolean =>
    roleName !== undefined && !starting.has(roleName);
  if (starting.size === 0 || !statements.some(isOther)) return statements;
  return statements.map((statement) => {
    const { roleName, ...answers } = statement.answers;
    return roleName === undefined || isOther(statement) ? statement : { ...statement, answers };
  });
}
