// Policies to time the checks with: every document of every scenario before any answer, printed.
import { readReference } from 'virtual:reference-files';
import { startAnswers } from '#core/answers/answers.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf } from '#core/compose/role-kit.ts';
import { print } from '#core/iam/print.ts';
import type { PolicyText } from '#core/language/check-policy.ts';
import { readPolicy } from '#core/language/check-policy.ts';
import { neededServices } from '#core/lint/needed-services.ts';
import { viewOf } from '#core/lint/policy-view.ts';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference } from '#core/reference/reference.ts';

export const POLICIES: readonly PolicyText[] = scenarios.all().flatMap(({ id }) =>
  documentsOf(compose(startAnswers(id as ScenarioId))).map(({ type, document }) => ({
    type,
    text: print(document),
  })),
);

/** The reference with all services that the policies name. */
export const REFERENCE = createReference(readReference('index') as IndexFile);
for (const policy of POLICIES) {
  const { source } = readPolicy(policy);
  for (const prefix of source ? neededServices(viewOf(source), REFERENCE) : []) {
    REFERENCE.add(prefix, readReference(prefix) as ServiceFile);
  }
}
