// Loads the service reference: its index first, then each service when something names it, each once.
import { type IndexFile, type Reference, type ServiceFile, createReference } from '#iam/reference/index.ts';
import { InputError } from './input-error.ts';
import { readServiceData } from './service-data.ts';

/**
 * Reads a file of AWS's service reference: `index`, or a service prefix such as `s3`. The files are those in the
 * package's `reference` folder; a function of your own can fetch them from your server or hold them in memory.
 * @public
 */
export type ReferenceReader = (file: string) => unknown;

/** What every function that needs the service reference takes. @public */
export interface ReferenceOptions {
  /** Where the reference comes from. Default: the files of this package, read in Node and imported elsewhere. */
  readonly readReference?: ReferenceReader;
}

interface Loading {
  readonly reference: Promise<Reference>;
  readonly services: Map<string, Promise<void>>;
}

const loadings = new WeakMap<ReferenceReader, Loading>();

/** A failed load is forgotten, so that the next call tries again. */
function loadingOf(read: ReferenceReader): Loading {
  const known = loadings.get(read);
  if (known) return known;
  const reference = Promise.resolve(read('index')).then((file) => createReference(file as IndexFile));
  const fresh: Loading = { reference, services: new Map() };
  loadings.set(read, fresh);
  reference.catch(() => loadings.delete(read));
  return fresh;
}

/** The reference with all services loaded that `needed` names, which may name more once those are there. */
export async function referenceWith(
  { readReference = readServiceData }: ReferenceOptions,
  needed: (reference: Reference) => Iterable<string>,
): Promise<Reference> {
  if (typeof readReference !== 'function') throw new InputError(['Give readReference as a function.']);
  const { reference: coming, services } = loadingOf(readReference);
  const reference = await coming;
  const loadService = (prefix: string): Promise<void> => {
    const known = services.get(prefix);
    if (known) return known;
    const fresh = Promise.resolve(readReference(prefix)).then((file) => {
      reference.add(prefix, file as ServiceFile);
    });
    services.set(prefix, fresh);
    fresh.catch(() => services.delete(prefix));
    return fresh;
  };
  for (;;) {
    const missing = [...needed(reference)].filter((prefix) => !reference.service(prefix));
    if (missing.length === 0) return reference;
    await Promise.all(missing.map(loadService));
  }
}

/** What `make` returns once it finds every service loaded that it asks for. */
export async function settled<T>(
  options: ReferenceOptions,
  make: (referenceWith: (needed: (known: Reference) => Iterable<string>) => Reference) => T,
): Promise<T> {
  let made: T | undefined;
  await referenceWith(options, (known) => {
    const missing = new Set<string>();
    made = make((needed) => {
      for (const prefix of needed(known)) missing.add(prefix);
      return known;
    });
    return missing;
  });
  return made as T;
}
