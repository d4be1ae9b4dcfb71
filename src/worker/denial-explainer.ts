// Explains the denials in a text. A separate chunk.
import {
  type Denial,
  type DenialDocuments,
  decideFixed,
  explainDenials,
  groupDenials,
  parseDenials,
  servicesOfDenials,
  withDiagnoses,
} from '#deepseek/denials/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import type { Questions } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';

type Ask = Questions['explain-denials']['ask'];
type Answer = Questions['explain-denials']['answer'];

async function referenceFor(
  denials: readonly Denial[],
  documents: DenialDocuments,
  loader: ReferenceLoader,
): Promise<Reference> {
  await loader.load([]);
  const index = loader.current();
  if (!index) throw new Error('The service reference could not be loaded. Try again.');
  await loader.loadServices(servicesOfDenials(denials, documents, index));
  return loader.current() ?? index;
}

/** Throws if the index of the service reference cannot be loaded: calls cannot be decided without it. */
export async function explainDenialsIn({ text, documents }: Ask, loader: ReferenceLoader): Promise<Answer> {
  const denials = parseDenials(text);
  const reference = await referenceFor(denials, documents, loader);
  return withDiagnoses(text, groupDenials(explainDenials(denials, documents, reference, text)), reference);
}

/** Decides again with the statements of the fix. */
export async function decideFixedIn(
  diagnosis: Questions['decide-fixed']['ask'],
  loader: ReferenceLoader,
): Promise<Questions['decide-fixed']['answer']> {
  return decideFixed(diagnosis, await referenceFor([diagnosis.denial], {}, loader));
}
