// Picks the functions that a script calls out of library.sh and verify-library.sh.
import text from './library.sh?raw';
import verifyText from './verify-library.sh?raw';

interface ShellFunction {
  readonly name: string;
  readonly text: string;
}

/** The functions, each with the comment above it. Blank lines only separate functions. */
const FUNCTIONS: readonly ShellFunction[] = [text, verifyText].flatMap((file) =>
  file
    .trim()
    .split('\n\n')
    .flatMap((part) => {
      const name = /^(\w+)\(\) \{/m.exec(part)?.[1];
      return name === undefined ? [] : [{ name, text: part }];
    }),
);

const calls = (part: string, name: string): boolean =>
  new RegExp(String.raw`(?<![\w-])${name}(?![\w-])`).test(part);

/** The functions that a script calls, directly or through each other, in the order of the library. */
export function libraryFor(script: string): string {
  const needed = new Set<ShellFunction>();
  const need = (caller: string): void => {
    for (const part of FUNCTIONS) {
      if (needed.has(part) || !calls(caller, part.name)) continue;
      needed.add(part);
      need(part.text);
    }
  };
  need(script);
  return FUNCTIONS.filter((part) => needed.has(part))
    .map((part) => part.text)
    .join('\n\n');
}
