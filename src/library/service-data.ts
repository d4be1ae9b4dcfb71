// The files of the service reference. In the package this file is replaced: Node reads them from the disk, a browser
// imports them as JSON modules.
import { readReference } from 'virtual:reference-files';

/** The content of a file: `index`, or the prefix of a service. */
export const readServiceData = (file: string): Promise<unknown> => Promise.resolve(readReference(file));
