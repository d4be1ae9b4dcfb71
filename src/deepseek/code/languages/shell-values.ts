// What the words of a shell script say: texts, variables with their defaults, options.
import {
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Place,
} from '#deepseek/code/program.ts';
import type { ShellWord } from './shell-words.ts';
import { structureIn } from './shorthand.ts';
import { textWithHoles, variableAt } from './tree.ts';

/** What stands in an address for a variable that the script does not set. */
export const OPEN = '$';

export interface ShellValues {
  readonly text: string;
  readonly program: CodeProgram;
  variable(name: string, place: Place): Expression;
  /** The word as an expression, from an offset of its first text on. */
  valueOf(word: ShellWord, skip?: number): Expression;
  optionsOf(words: readonly ShellWord[]): {
    readonly named: readonly KeyedExpression[];
    /** The words that are no option. */
    readonly plain: readonly ShellWord[];
  };
  /** An address with the variables that the script sets filled in. */
  knownText(value: Expression): string;
}

export const plainText = ({ pieces }: ShellWord): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('');

/** `cat > job.json <<'EOF'`, and what follows: a file that a later command may be given. */
const WRITES =
  /^(?=[^\n]*<<-?\s*["']?(\w+))[^\n<]*?(?:>|\btee)\s*["']?(?:[^\s"'<>]*\/)?([\w.-]+\.json)\b[^\n]*\n([\s\S]*?)\n[ \t]*\1[ \t]*$/gm;

export function shellValuesOf(text: string, program: CodeProgram): ShellValues {
  const { root: scope } = program;
  const written = new Map(
    Array.from(text.matchAll(WRITES), ([, , name = '', content = '']) => [name, content]),
  );

  function variable(name: string, { start, end }: Place): Expression {
    if (/^\d+$/.test(name)) return { kind: 'other', start, end };
    return scope.bindings.has(name)
      ? { kind: 'name', name, scope, start, end }
      : variableAt(name, scope, { start, end });
  }

  function valueOf({ pieces, start, end }: ShellWord, skip = 0): Expression {
    const parts = pieces.flatMap((piece, index): readonly Expression[] => {
      const place = { start: piece.start, end: piece.end };
      switch (piece.kind) {
        case 'text': {
          const cut = index === 0 ? skip : 0;
          const value = piece.value.slice(cut);
          return value === '' ? [] : [{ kind: 'text', value, start: piece.start + cut, end: piece.end }];
        }
        case 'variable': {
          const own = variable(piece.name, place);
          if (piece.fallback === undefined) return [own];
          const at = text.indexOf(piece.fallback, piece.start);
          const fallback: Expression = {
            kind: 'text',
            value: piece.fallback,
            start: at,
            end: at + piece.fallback.length,
          };
          return [{ kind: 'either', options: [own, fallback], ...place }];
        }
        case 'command':
          return [{ kind: 'other', ...place }];
      }
    });
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return parts.length === 0
      ? { kind: 'text', value: '', start, end }
      : { kind: 'join', parts, start: parts[0]!.start, end: parts.at(-1)!.end };
  }

  /** A parameter, with what its text holds: JSON, or the short form. */
  function parameterOf(word: ShellWord): Expression {
    const value = valueOf(word);
    const [, name = ''] = (value.kind === 'text' && /^file:\/\/(?:.*\/)?([^/]+)$/.exec(value.value)) || [];
    const { start, end } = value;
    if (name === '') return structureIn(value) ?? value;
    const file = written.get(name);
    const content =
      file === undefined ? undefined : structureIn(textWithHoles(file, scope, { start, end }, () => start));
    return content ?? { kind: 'name', name: `file://${name}`, scope, start, end };
  }

  /** `--name value` and the words that are no option. */
  function optionsOf(words: readonly ShellWord[]): { named: KeyedExpression[]; plain: ShellWord[] } {
    const named: KeyedExpression[] = [];
    const plain: ShellWord[] = [];
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i]!;
      const [, name, glued] = /^--([\w-]+)(=)?/.exec(plainText(word)) ?? [];
      const next = words[i + 1];
      if (name === undefined) plain.push(word);
      else if (name === 'cli-input-json' && next) {
        named.push({ key: undefined, value: parameterOf(next) });
        i += 1;
      } else if (glued !== undefined) named.push({ key: name, value: valueOf(word, name.length + 3) });
      else if (next && !plainText(next).startsWith('--')) {
        const value = parameterOf(next);
        i += 1;
        // `--tags key=a,value=b key=c,value=d`
        const items = [value];
        for (let more = words[i + 1]; value.kind === 'object' && more; more = words[i + 1]) {
          const item = structureIn(valueOf(more));
          if (!item) break;
          items.push(item);
          i += 1;
        }
        const { start, end } = value;
        named.push({ key: name, value: items.length > 1 ? { kind: 'list', items, start, end } : value });
      }
    }
    return { named, plain };
  }

  function knownText(value: Expression): string {
    if (value.kind === 'text') return value.value;
    if (value.kind === 'join') return value.parts.map(knownText).join('');
    if (value.kind === 'either') return value.options.map(knownText).findLast((each) => each !== '') ?? '';
    const last = value.kind === 'name' ? scope.bindings.get(value.name)?.at(-1)?.value : undefined;
    return last && last.start < value.start ? knownText(last) : OPEN;
  }

  return { text, program, variable, valueOf, optionsOf, knownText };
}

/** Calls `of.name(…)` where the word stands. */
export function callOf(
  { program }: ShellValues,
  of: Expression,
  { start, end }: Place,
  name: string,
  named: readonly KeyedExpression[],
): void {
  program.calls.push({
    kind: 'call',
    callee: { kind: 'member', of, name, start, end },
    args: [],
    named,
    start,
    end,
  });
}
