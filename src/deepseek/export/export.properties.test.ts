// Laws of the export: documents survive as templates, every format names only what it declares, and nothing throws.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { contentOf } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import type { ExportKit } from './export-kit.ts';
import { usableKit } from './testing/kits.ts';
import { EXPORTERS } from './exporters.ts';
import { documentsIn } from './targets.ts';
import {
  fillIn,
  isLiteral,
  parametersIn,
  plainText,
  templateDocument,
  templateOf,
  templatesIn,
} from './template.ts';

const everyDocument = (kit: ExportKit) => kit.groups.flatMap(documentsIn);

test('every composed document is in some group, and its template stands for it', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = usableKit(answers);
      const exported = new Map(everyDocument(kit).map((document) => [document.id, document]));
      for (const source of documentsOf(kit.composed)) {
        const document = exported.get(source.id);
        const content = contentOf(source.document);
        expect(document?.document).toEqual(content);
        const node = templateDocument(document!.document, kit);
        expect(fillIn(node, (template) => plainText(template, kit))).toEqual(content);
      }
    }),
  );
});

test('what is answered has no parameters, and its account is a literal', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const kit = usableKit(answers);
      expect(kit.parameters).toEqual([]);
      for (const { document } of everyDocument(kit))
        for (const template of templatesIn(templateDocument(document, kit)))
          expect(template.filter(({ kind }) => kind === 'parameter')).toEqual([]);
    }),
  );
});

const starts = scenarios.all().flatMap(({ id, entities }) =>
  (entities.length > 0 ? entities : ['']).map((entity) => ({
    name: `${id} ${entity}`,
    answers: { ...startAnswers(id as ScenarioId), values: entity === '' ? {} : { entity } },
  })),
);

test.each(starts)('every stand-in of $name is a parameter, and the account is open', ({ answers }) => {
  const kit = usableKit(answers);
  const templates = everyDocument(kit).flatMap(({ document }) => [
    ...templatesIn(templateDocument(document, kit)),
  ]);
  expect(kit.home.accountOpen).toBe(true);
  expect(new Set(parametersIn(templates))).toEqual(new Set(kit.parameters));
  const open = [kit.home.account, ...kit.parameters.map(({ standIn }) => standIn)].filter(
    // Short words are part of actions and keys too.
    (standIn) => standIn.length > 9,
  );
  for (const text of templates.flat().flatMap((piece) => (piece.kind === 'literal' ? [piece.text] : [])))
    expect(open.filter((standIn) => text.includes(standIn))).toEqual([]);
});

test('identifiers of parameters are unique', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const ids = usableKit(answers).parameters.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('templates of any text stand for that text', () => {
  const kit = usableKit(startAnswers('import'));
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            ...kit.parameters.map(({ standIn }) => standIn),
            kit.home.account,
            'arn:aws:',
            '/',
            ':',
          ),
        ),
      ),
      (parts) => {
        const text = parts.join('');
        const template = templateOf(text, kit);
        expect(plainText(template, kit)).toBe(text);
        expect(template.every((piece) => piece.kind !== 'literal' || piece.text !== '')).toBe(true);
      },
    ),
  );
  expect(isLiteral(templateOf('amzn-s3-demo-bucket-2', kit))).toBe(true);
});

test('every exporter makes files for every kit, and JSON files are the documents', async () => {
  const loaded = await Promise.all(EXPORTERS.map(async (row) => [row.id, await row.load()] as const));
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = usableKit(answers);
      for (const [id, exporter] of loaded) {
        const files = exporter.files(kit);
        const names = files.map(({ name }) => name);
        expect(new Set(names).size, id).toBe(names.length);
        for (const { name, text } of files) {
          expect(name).toMatch(/^[\w+=,.@/-]+$/);
          expect(text.endsWith('\n')).toBe(true);
        }
        if (id !== 'json') continue;
        const documents = files
          .filter(({ name }) => name.endsWith('.json'))
          .map(({ text }) => JSON.parse(text));
        expect(documents).toEqual(documentsOf(kit.composed).map(({ document }) => contentOf(document)));
      }
    }),
    { numRuns: runs(60) },
  );
});
