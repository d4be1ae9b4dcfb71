// Decides calls with the documents of a kit as they were saved: the evaluator of the command line, apart from the page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';
import { answerLine } from '#cli/decide-line.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';

const assets = join(root, 'dist', 'assets');

/** A file of the service reference that the page ships. */
function referenceFile(name: string): unknown {
  const folder = readdirSync(assets).find((each) => each.startsWith('reference-')) ?? '';
  return JSON.parse(readFileSync(join(assets, folder, `${name}.json`), 'utf8'));
}

/** A policy as it was copied or saved. */
export const policyOf = (text: string): object => JSON.parse(text) as object;

/** The decision on a request as `rolewright decide` reads it, such as `Allowed`. */
export function decisionOn(request: Readonly<Record<string, unknown>> & { readonly action: string }): string {
  const reference = createReference(referenceFile('index') as IndexFile);
  const prefix = request.action.split(':')[0]!;
  reference.add(prefix, referenceFile(prefix) as ServiceFile);
  const facts = referenceFacts(reference);
  const answer = answerLine(JSON.stringify(request), 1, facts, () => reference) as { decision?: string };
  if (answer.decision === undefined) throw new Error(JSON.stringify(answer));
  return answer.decision;
}
