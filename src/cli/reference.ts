// The service reference, from the files next to the bundle. Each is read when a policy needs it.
import { readReference } from 'virtual:reference-files';
import { type PolicySource, neededServices, viewAhead } from '#iam/rules/index.ts';
import { type IndexFile, type Reference, type ServiceFile, createReference } from '#iam/reference/index.ts';
import { markUsed } from './reference-date.ts';

let reference: Reference | undefined;

/** The reference with no more than its index. */
export function indexed(): Reference {
  if (reference) return reference;
  reference = createReference(readReference('index') as IndexFile);
  markUsed(reference.date);
  return reference;
}

/** The reference with the services loaded that are asked for. */
export function referenceWith(needed: (reference: Reference) => Iterable<string>): Reference {
  const known = indexed();
  for (const prefix of needed(known)) known.add(prefix, readReference(prefix) as ServiceFile);
  return known;
}

/** The reference with every service loaded that the policy mentions. */
export function referenceFor(source: PolicySource): Reference {
  const known = indexed();
  for (const prefix of neededServices(viewAhead(source), known)) {
    known.add(prefix, readReference(prefix) as ServiceFile);
  }
  return known;
}
