// Picks the functions that a script calls out of library.sh.
import text from './library.sh?raw';

interface Part {
  readonly name: string;
  readonly text: string;
}

/** Functions with the comment above each. Blank lines stand between functions only. */
const PARTS: readonly Part[] = text
  .trim()
  .split('\n\n')
  .flatMap((part) => {
    const name = /^(\w+)\(\) \{/m.exec(part)?.[1];
    return name === undefined ? [] : [{ name, text: part }];
  });

const calls = (part: string, name: string): boolean =>
  new RegExp(String.raw`(?<![\w-])${name}(?![\w-])`).test(part);

/** The functions that the lines of a script call, and those that these call, in the order of the library. */
export function libraryFor(script: string): string {
  const needed = new Set<Part>();
  const need = (caller: string): void => {
    for (const part of PARTS) {
      if (needed.has(part) || !calls(caller, part.name)) continue;
      needed.add(part);
      need(part.text);
    }
  };
  need(script);
  return PARTS.filter((part) => needed.has(part))
    .map((part) => part.text)
    .join('\n\n');
}
