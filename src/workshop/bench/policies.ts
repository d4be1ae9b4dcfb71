// Policies to time the checks with: every document of every scenario before any answer, printed.
import { readReference } from 'virtual:reference-files';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { print } from '#iam/policy/print.ts';
import type { PolicyText } from '#iam/editing/check-policy.ts';
import { readPolicy } from '#iam/editing/check-policy.ts';
import { neededServices } from '#iam/rules/needed-services.ts';
import { viewOf } from '#iam/rules/policy-view.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';

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
