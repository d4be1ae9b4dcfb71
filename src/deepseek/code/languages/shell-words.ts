// Splits a shell script into commands and words, with their places. Quotes, variables and continued lines are read.
import type { Place } from '#deepseek/code/program.ts';

/** A literal piece of a word, or a variable in it with its default. */
export type WordPiece =
  | (Place & { readonly kind: 'text'; readonly value: string })
  | (Place & { readonly kind: 'variable'; readonly name: string; readonly fallback: string | undefined })
  | (Place & { readonly kind: 'command' });

export interface ShellWord extends Place {
  readonly pieces: readonly WordPiece[];
}

const VARIABLE = /\$(?:(\w+)|\{([\w.]+)(?::?[-=]([^}]*))?[^}]*\})/y;
const SUBSTITUTION = /\$\([^()]*(?:\([^()]*\)[^()]*)*\)|`[^`]*`/y;
const HERE = /<<-?\s*(["']?)(\w+)\1[^\n]*\n[\s\S]*?\n\s*\2[ \t]*(?=\n|$)/y;

/** An option on a line of its own belongs to the command above, also where its mark was lost in folding. */
const GOES_ON = /\n[ \t]*--[a-z][\w-]*(?=[ \t=]|$)/my;

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** The commands of a script, each as its words, from an offset on. Never throws. */
export function shellCommands(text: string, from = 0): readonly (readonly ShellWord[])[] {
  const commands: (readonly ShellWord[])[] = [];
  let command: ShellWord[] = [];
  let at = from;
  let word: { start: number; pieces: WordPiece[] } | undefined;

  const say = (value: string, start: number, end: number): void => {
    word ??= { start, pieces: [] };
    const last = word.pieces.at(-1);
    if (last?.kind === 'text' && last.end === start)
      word.pieces[word.pieces.length - 1] = { ...last, value: last.value + value, end };
    else word.pieces.push({ kind: 'text', value, start, end });
  };
  const endWord = (end: number): void => {
    if (word) command.push({ start: word.start, end, pieces: word.pieces });
    word = undefined;
  };
  const endCommand = (end: number): void => {
    endWord(end);
    if (command.length === 0) return;
    commands.push(command);
    command = [];
  };
  const expansion = (): boolean => {
    const variable = match(VARIABLE, text, at);
    if (variable) {
      word ??= { start: at, pieces: [] };
      const name = variable[1] ?? variable[2] ?? '';
      word.pieces.push({
        kind: 'variable',
        name,
        fallback: variable[3],
        start: at,
        end: at + variable[0].length,
      });
      at += variable[0].length;
      return true;
    }
    const substitution = match(SUBSTITUTION, text, at);
    if (!substitution) return false;
    word ??= { start: at, pieces: [] };
    const end = at + substitution[0].length;
    word.pieces.push({ kind: 'command', start: at, end });
    // What it runs comes before the command that takes its output.
    const opens = text[at] === '$' ? 2 : 1;
    commands.push(...shellCommands(text.slice(0, end - 1), at + opens));
    at = end;
    return true;
  };

  while (at < text.length) {
    const char = text[at] ?? '';
    const rest2 = text.slice(at, at + 2);
    if (rest2 === '\\\n') {
      endWord(at);
      at += 2;
    } else if (text.startsWith('\\\r\n', at)) {
      endWord(at);
      at += 3;
    } else if (char === '\\') {
      say(text[at + 1] ?? '', at, Math.min(at + 2, text.length));
      at += 2;
    } else if (char === "'") {
      const close = text.indexOf("'", at + 1);
      const end = close < 0 ? text.length : close;
      say(text.slice(at + 1, end), at + 1, end);
      at = end + 1;
    } else if (char === '"') {
      at += 1;
      word ??= { start: at, pieces: [] };
      while (at < text.length && text[at] !== '"') {
        if (text[at] === '\\') {
          say(text[at + 1] ?? '', at, Math.min(at + 2, text.length));
          at += 2;
        } else if (!expansion()) {
          say(text[at] ?? '', at, at + 1);
          at += 1;
        }
      }
      at += 1;
    } else if (char === '#' && !word) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (rest2 === '<<') {
      const here = match(HERE, text, at);
      endCommand(at);
      at += here ? here[0].length : 2;
    } else if (char === '\n' && command.length > 0 && match(GOES_ON, text, at)) {
      endWord(at);
      at += 1;
    } else if (/[\n;|&()]/.test(char)) {
      endCommand(at);
      at += 1;
    } else if (/\s/.test(char)) {
      endWord(at);
      at += 1;
    } else if (!expansion()) {
      say(char, at, at + 1);
      at += 1;
    }
  }
  endCommand(text.length);
  return commands;
}
