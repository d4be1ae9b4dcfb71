// The service reference from the files beside the bundle, read as policies need them.
import { readReference } from 'virtual:reference-files';
import { neededServices } from '#core/lint/needed-services.ts';
import { viewOf, type PolicySource } from '#core/lint/policy-view.ts';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference, type Reference } from '#core/reference/reference.ts';

let reference: Reference | undefined;

/** The reference with every service loaded that the policy speaks of. */
export function referenceFor(source: PolicySource): Reference {
  reference ??= createReference(readReference('index') as IndexFile);
  for (const prefix of neededServices(viewOf(source), reference)) {
    reference.add(prefix, readReference(prefix) as ServiceFile);
  }
  return reference;
}
