// The files of a folder that is not too large to look through.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const MAX_FILES = 300;
const MAX_ENTRIES = 5000;
const MAX_DEPTH = 12;

const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** The files below a folder with these names; undefined where there are too many. */
export function filesBelow(top: string, wanted: RegExp): readonly string[] | undefined {
  const files: string[] = [];
  let entries = 0;
  const stack = [{ folder: top, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { folder, depth } = next;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      entries += 1;
      if (entries > MAX_ENTRIES || files.length > MAX_FILES) return undefined;
      const path = join(folder, entry.name);
      if (isLeftOut(entry.name)) continue;
      if (entry.isDirectory() && depth < MAX_DEPTH) stack.push({ folder: path, depth: depth + 1 });
      else if (entry.isFile() && wanted.test(entry.name)) files.push(path);
    }
  }
  return files;
}
