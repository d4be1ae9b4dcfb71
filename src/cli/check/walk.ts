// Finds the files of a folder. It knows one pattern only, which takes a tenth of the time of a library for all of them.
import { readdirSync, type Dirent } from 'node:fs';

const NOT_ENTERED = 'node_modules';

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that nobody may read.
    return [];
  }
}

/**
 * The files below a folder with these endings, relative to it and with “/” between folders. Leaves out what begins with
 * a dot, the packages of Node, and links.
 */
export function walk(folder: string, endings: readonly string[]): readonly string[] {
  const isWanted = (name: string): boolean =>
    endings.some((ending) => name.endsWith(ending) && name.length > ending.length);
  const found: string[] = [];
  const open = [''];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    for (const entry of entriesOf(inner === '' ? folder : `${folder}/${inner}`)) {
      const { name } = entry;
      if (name.startsWith('.')) continue;
      const path = inner === '' ? name : `${inner}/${name}`;
      if (entry.isDirectory()) {
        if (name !== NOT_ENTERED) open.push(path);
      } else if (entry.isFile() && isWanted(name)) found.push(path);
    }
  }
  return found;
}
