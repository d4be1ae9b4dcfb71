// Problems that kits have with one version of the service reference and not with the other.
import { RULES } from '#deepseek/rules/index.ts';
import { print } from '#iam/policy/print.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import type { KitDocument } from '#deepseek/compose/role-kit.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { ComposedExample } from './kits.ts';

export interface KitChange {
  /** "New error invalid-action: `s3:GetObjct` is not an action…" */
  readonly words: string;
  /** The statements that have it, by Sid, of each scenario's kits. */
  readonly statements: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Problem {
  readonly words: string;
  readonly statement: string;
}

/** The problems of a document; each text is checked once. */
function checker(reference: Reference): (document: KitDocument) => readonly Problem[] {
  const known = new Map<string, readonly Problem[]>();
  return ({ type, title, document }) => {
    const text = print(document);
    const key = `${type} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const found = checkPolicy({ type, text }, reference, RULES).findings.map(
      ({ severity, id, message, locations }) => {
        const [, index = -1] = locations[0]?.path ?? [];
        const sid = document.Statement[Number(index)]?.Sid;
        return {
          // Some messages name the date of the reference.
          words: `${severity} \`${id}\`: ${message.replaceAll(reference.date, 'today')}`,
          statement: sid === undefined ? `the ${title}` : `\`${sid}\``,
        };
      },
    );
    known.set(key, found);
    return found;
  };
}

export function kitChanges(
  before: Reference,
  after: Reference,
  kits: readonly ComposedExample[],
): readonly KitChange[] {
  const [old, now] = [checker(before), checker(after)];
  const changes = new Map<string, Map<string, Set<string>>>();
  const keep = (
    scenario: string,
    lead: string,
    some: readonly Problem[],
    others: readonly Problem[],
  ): void => {
    for (const { words, statement } of some) {
      if (others.some((each) => each.words === words && each.statement === statement)) continue;
      const statements = changes.get(`${lead} ${words}`) ?? new Map<string, Set<string>>();
      statements.set(scenario, (statements.get(scenario) ?? new Set()).add(statement));
      changes.set(`${lead} ${words}`, statements);
    }
  };
  for (const { scenario, documents } of kits)
    for (const document of documents) {
      const [was, is] = [old(document), now(document)];
      keep(scenario, 'New', is, was);
      keep(scenario, 'No longer:', was, is);
    }
  return Array.from(changes, ([words, statements]) => ({ words, statements }));
}
