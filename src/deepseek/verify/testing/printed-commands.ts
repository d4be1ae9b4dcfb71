// The commands that a next step prints and AWS answers: of the AWS CLI, signed calls and Python, with the files they read.
import { shellCommands, type ShellWord } from '#deepseek/code/languages/shell-words.ts';

export interface PrintedCommand {
  /** "ecs register-task-definition". */
  readonly operation: string;
  /** What an option says, a word a line; empty for one that says nothing, and for one that is not there. */
  readonly option: (name: string) => string;
  /** All that it says, with the files that it reads. */
  readonly text: string;
}

const textOf = ({ pieces }: ShellWord): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('');

/** The files that the code writes, by their names. */
const filesIn = (code: string): ReadonlyMap<string, string> =>
  new Map(
    [...code.matchAll(/cat > (\S+) <<'EOF'\n(.*?)\nEOF/gs)].map(([, name = '', text = '']) => [name, text]),
  );

function optionsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  let name = '';
  for (const word of words) {
    if (word.startsWith('--')) {
      name = word.slice(2);
      options.set(name, '');
    } else {
      options.set(name, [options.get(name), word].filter(Boolean).join('\n'));
    }
  }
  return options;
}

/** A signed call is of the operation "curl", and a script of the operation "python", whose text is the script. */
export function printedCommands(code: string): readonly PrintedCommand[] {
  const files = filesIn(code);
  return shellCommands(code).flatMap((words): readonly PrintedCommand[] => {
    const [program, service, operation, ...rest] = words.map(textOf).filter((word) => word !== '');
    if (program === 'python' || service === 'python') {
      const text = files.get(words.map(textOf).find((word) => word.endsWith('.py')) ?? '') ?? '';
      const region = words.map(textOf).find((word) => word.startsWith('AWS_DEFAULT_REGION='));
      return [{ operation: 'python', text, option: (name) => (name === 'region' ? region!.slice(19) : '') }];
    }
    if (program !== 'aws' && program !== 'curl') return [];
    const options = optionsOf(rest);
    const read = [...options.values()].flatMap(
      (value) => files.get(value.replace(/^(?:file:\/\/|@)/, '')) ?? [],
    );
    return [
      {
        operation: program === 'curl' ? program : `${service} ${operation}`,
        option: (name) => options.get(name) ?? '',
        text: [...options.values(), ...read].join('\n'),
      },
    ];
  });
}
