// Explains the denials in a text. A separate chunk.
import { explainDenials } from '#core/denials/explain/explain.ts';
import { groupDenials } from '#core/denials/explain/group.ts';
import { servicesOfDenials } from '#core/denials/needed-services.ts';
import { parseDenials } from '#core/denials/parse/parse.ts';
import type { Questions } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';

type Ask = Questions['explain-denials']['ask'];
type Answer = Questions['explain-denials']['answer'];

/** Throws if the index of the service reference cannot be loaded: calls cannot be decided without it. */
export async function explainDenialsIn({ text, documents }: Ask, loader: ReferenceLoader): Promise<Answer> {
  const denials = parseDenials(text);
  await loader.load([]);
  const index = loader.current();
  if (!index) throw new Error('The service reference could not be loaded. Try again.');
  await loader.loadServices(servicesOfDenials(denials, documents, index));
  return groupDenials(explainDenials(denials, documents, loader.current() ?? index));
}
