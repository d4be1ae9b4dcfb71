// Everybody whom a hand edit lets in is named, and can be taken out again.
import '#core/answers/register-all.ts';
import { describe, expect, test } from 'vitest';
import { compose } from '#core/compose/compose.ts';
import { documentsOf, type RoleKit } from '#core/compose/role-kit.ts';
import { answersOf, type Values } from '#core/compose/testing/kits.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { editPolicyText } from '#core/iam/edit-policy.ts';
import { print } from '#core/iam/print.ts';
import { applyTextEdits } from '#core/json/edit-text.ts';
import type { Edit } from '#core/json/edit.ts';
import { expectationsOf } from '#core/expectations/index.ts';
import { isNobodyElse } from '#core/expectations/nobody-else.ts';
import { environmentOf } from '#core/verify/policy-environment.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { prove } from '#core/verify/prove.ts';
import { broadCauses } from './broad.ts';
import { kitReadiness } from './kit-readiness.ts';
import table from './cases/riders.json' with { type: 'json' };
import type { ReadinessDocument, ReadinessInput } from './readiness.ts';

interface Case {
  readonly name: string;
  readonly kit: string;
  readonly edits?: readonly Edit[];
  /** Texts of the document, and what stands there instead. */
  readonly text?: readonly (readonly [string, string])[];
  /** Parts of what the causes call them. */
  readonly names: readonly string[];
}

interface KitRow {
  readonly scenario: ScenarioId;
  readonly values?: Values;
  readonly document: string;
}

const KITS = table.kits as unknown as Readonly<Record<string, KitRow>>;
const CASES = table.cases as unknown as readonly Case[];

interface Composed {
  readonly kit: RoleKit;
  readonly answers: ReadinessInput['answers'];
  readonly document: ReadinessDocument;
}

function composedOf(name: string): Composed {
  const { scenario, values = {}, document: id } = KITS[name]!;
  const answers = answersOf(scenario, values);
  const kit = compose(answers);
  const found = documentsOf(kit).find((each) => each.id === id);
  if (!found)
    throw new Error(
      `${name} has no ${id}: ${documentsOf(kit)
        .map((each) => each.id)
        .join(' ')}`,
    );
  const text = print(found.document);
  return { kit, answers, document: { id, type: found.type, text, composed: text } };
}

function edited(text: string, { edits = [], text: swaps = [] }: Case): string {
  const changes = editPolicyText(text, edits);
  if (!changes) throw new Error('The edits cannot be made');
  return swaps.reduce(
    (before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`Not in the text: ${from}`);
      return before.replace(from, () => to);
    },
    applyTextEdits(text, changes),
  );
}

const causesOf = ({ kit, answers }: Composed, document: ReadinessDocument) =>
  broadCauses({ kit, answers, documents: [document] });

describe('each attack is named', () => {
  test('there are many', () => expect(CASES.length).toBeGreaterThanOrEqual(50));

  test.each(CASES.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const composed = composedOf(row.kit);
    const text = edited(composed.document.text, row);
    expect(text).not.toBe(composed.document.text);
    const causes = causesOf(composed, { ...composed.document, text });
    const principals = causes.map(({ principal }) => principal).join('\n');
    for (const name of row.names) expect(principals).toContain(name);
    for (const cause of causes) {
      expect(cause.state).toBe('tooBroad');
      // Nothing in it deceives the eye.
      expect(cause.text).toMatch(/^[ -~…]+$/);
    }
  });

  test.each(CASES.map((row) => [row.name, row] as const))('taking it out leaves nobody: %s', (_, row) => {
    const composed = composedOf(row.kit);
    const text = edited(composed.document.text, row);
    const { id } = composed.document;
    let document: ReadinessDocument = { ...composed.document, text };
    for (
      let causes = causesOf(composed, document);
      causes.length > 0;
      causes = causesOf(composed, document)
    ) {
      const [cause] = causes;
      const [cure] = cause!.cures;
      const next = cure!.documents![id] ?? composed.document.text;
      document = { ...document, text: next };
      expect(causesOf(composed, document).length).toBeLessThan(causes.length);
    }
  });
});

describe('in a kit', () => {
  const { kit, answers, document } = composedOf('lambda');
  const evil = `"Principal": { "AWS": "arn:aws:iam::999999999999:root" },`;
  const statement = `{ "Effect": "Allow", ${evil} "Action": "sts:AssumeRole" },`;
  const text = document.text.replace('"Statement": [', `"Statement": [\n    ${statement}`);
  const edits = { [document.id]: text };

  test('it is too broad, and says for whom', () => {
    const { causes } = kitReadiness(answers, kit, { edits, documents: [{ ...document, text }], breadth: [] });
    const broad = causes.filter(({ state }) => state === 'tooBroad');
    expect(broad.map((cause) => cause.text)).toEqual(['999999999999 can use this role']);
    expect(causes.filter(({ id }) => id === 'checks')).toEqual([]);
    expect(broad[0]?.places).toEqual([{ document: 'app.trust', path: ['Statement', 0, 'Principal', 'AWS'] }]);
    expect(broad[0]?.cures[0]?.label).toBe('Remove it');
  });

  test('taking it out keeps the layout', () => {
    const [cause] = broadCauses({ kit, answers, documents: [{ ...document, text }] });
    expect(cause?.cures[0]?.documents?.[document.id]).toBe(document.text);
  });

  test('a person may say that it is meant, for exactly this text and principal', () => {
    const meant = { document: document.id, text, principal: '999999999999' };
    const withMeant = (said: object, now = text) =>
      broadCauses({ kit, answers, documents: [{ ...document, text: now }], meant: [{ ...meant, ...said }] });
    expect(withMeant({})).toEqual([]);
    expect(withMeant({ principal: '999999999998' })).toHaveLength(1);
    expect(withMeant({ document: 'app.permissions' })).toHaveLength(1);
    expect(withMeant({}, `${text} `)).toHaveLength(1);
  });

  test('the check that nobody else can use the role fails, and says who', () => {
    const check = expectationsOf(answers).find(isNobodyElse);
    const proofWith = (edited: Readonly<Record<string, string>>) =>
      prove(environmentOf(kit, kitAccountOf(answers), edited), check!);
    expect(check?.label).toBe('Nobody else can use this role');
    expect(proofWith({}).passes).toBe(true);
    expect(proofWith({ [document.id]: document.text }).passes).toBe(true);
    expect(proofWith(edits)).toMatchObject({ passes: false, failure: '999999999999 can use this role.' });
  });
});
