// Composed kits have no error, security or warning finding, whatever the answers.
import * as fc from 'fast-check';
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { completeAnswers } from '#core/answers/answers.arbitrary.ts';
import { startAnswers } from '#core/answers/answers.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf, type RoleKit } from '#core/compose/role-kit.ts';
import { print } from '#core/iam/print.ts';
import { nonWhitespaceLength } from '#core/json/text-size.ts';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference } from '#core/reference/reference.ts';
import { lint } from './lint.ts';
import { neededServices } from './needed-services.ts';
import { viewOf } from './policy-view.ts';

const reference = createReference(readReference('index') as IndexFile);

function seriousIn(kit: RoleKit): readonly string[] {
  return documentsOf(kit).flatMap(({ id, type, document }) => {
    const text = print(document);
    const source = { type, document: JSON.parse(text), size: nonWhitespaceLength(text), length: text.length };
    for (const prefix of neededServices(viewOf(source), reference)) {
      reference.add(prefix, readReference(prefix) as ServiceFile);
    }
    return lint(source, reference)
      .filter(({ severity }) => severity !== 'suggestion')
      .map((finding) => `${id}: ${finding.id}: ${finding.message} ${JSON.stringify(finding.locations)}`);
  });
}

test.each(scenarios.all().map(({ id }) => id))('%s as it starts', (id) => {
  expect(seriousIn(compose(startAnswers(id as ScenarioId)))).toEqual([]);
});

test('any complete answers', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      expect(seriousIn(compose(answers))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
