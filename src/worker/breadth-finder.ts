// Says how far edited and pasted policies reach, with the service reference. Loaded when the page first asks.
import { type Breadth, type ReadinessDocument, breadthOf } from '#deepseek/readiness/index.ts';
import type { ReferenceLoader } from './reference-loader.ts';

async function breadthIn(document: ReadinessDocument, loader: ReferenceLoader): Promise<Breadth | undefined> {
  await loader.loadServices([]);
  const known = loader.current();
  const reading = known && breadthOf(document, known);
  if (!known || !reading || reading.needs.length === 0) return reading?.breadth;
  await loader.loadServices(reading.needs);
  return breadthOf(document, known)?.breadth;
}

/** One for each document that reaches anywhere by itself: an identity policy that is not as composed. */
export async function findBreadths(
  documents: readonly ReadinessDocument[],
  loader: ReferenceLoader,
): Promise<readonly Breadth[]> {
  const found = await Promise.all(documents.map((document) => breadthIn(document, loader)));
  return found.flatMap((each) => each ?? []);
}
