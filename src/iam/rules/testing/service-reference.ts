// The service reference for tests: the index, and services as policies need them.
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference, type Reference } from '#iam/reference/reference.ts';
import type { Service } from '#iam/reference/service.ts';
import { neededServices } from '#iam/rules/needed-services.ts';
import { viewOf, type PolicySource, type PolicyView } from '#iam/rules/policy-view.ts';

/** A reference with the index only. */
export const newReference = (): Reference => createReference(readReference('index') as IndexFile);

/** Shared by the tests of a file. */
export const reference: Reference = newReference();

export function loadService(prefix: string, into: Reference = reference): Service {
  if (!into.service(prefix)) into.add(prefix, readReference(prefix) as ServiceFile);
  return into.service(prefix)!;
}

/** Every service of the reference. */
export const allServices = (): readonly Service[] => reference.prefixes.map((prefix) => loadService(prefix));

/** Loads the services that the policy needs, and returns its view. */
export function loadFor(
  source: Pick<PolicySource, 'type' | 'attachedTo' | 'document'>,
  into: Reference = reference,
): PolicyView {
  const view = viewOf({ size: 0, length: 0, ...source });
  for (const prefix of neededServices(view, into)) loadService(prefix, into);
  return view;
}
