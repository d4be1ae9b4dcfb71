// Standard input and output as commands use them, and whether output may have colors.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { withoutMarkers } from './ci-markers.ts';
import { UsageError, reasonOf } from './usage.ts';

/** What a terminal is made of. */
export interface Streams {
  /** Writes to standard output, unchanged. */
  out(text: string): void;
  /** Writes a line to standard error: notes and faults that are not part of the output. */
  note(line: string): void;
  /** The text of a file, or of standard input for “-”. Throws a UsageError that says what to do where it cannot be read. */
  read(path: string): Promise<string>;
  readonly color: boolean;
  /** Whether a person sees standard error: in a terminal, or in the log of a CI run. */
  readonly isSeen?: boolean;
  /** Shows how far long work is, in one line that later ones replace; an empty one removes it. Only where somebody looks. */
  readonly progress?: ((line: string) => void) | undefined;
}

export interface Terminal extends Streams {
  /** Notes a fault in what was given, which makes the exit status 1 where the command itself would end with 0. */
  fault(line: string): void;
}

/** How often a line of progress is replaced at most. */
const PROGRESS_MS = 100;

/** Fewer files are checked before anybody could read how far it is. */
const MANY_FILES = 50;

/** Shows how many of the files are done, where that is worth a line. */
export function showProgress(
  { progress }: Pick<Terminal, 'progress'>,
  verb: string,
  done: number,
  all: number,
): void {
  if (all >= MANY_FILES) progress?.(done < all ? `${verb} ${done} of ${all} files` : '');
}

/** Writes lines of progress over each other. */
export function progressLine(write: (text: string) => void, now: () => number): (line: string) => void {
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return (line) => {
    if (line !== '' && now() - shownAt < PROGRESS_MS) return;
    if (line === '' && !isShown) return;
    write(`\r\u001b[2K${line}`);
    shownAt = line === '' ? Number.NEGATIVE_INFINITY : now();
    isShown = line !== '';
  };
}

/** Far more than AWS prints for a whole account. Larger files are not opened. */
const MAX_FILE_BYTES = 64_000_000;

/** The byte order mark stays, because a check reports it. */
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text in the bytes of a file; undefined for binary files. */
export function decodeText(bytes: Uint8Array): string | undefined {
  // PowerShell writes UTF-16 by default.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.subarray(0, 8000).includes(0)) return undefined;
  return UTF_8.decode(bytes);
}

/** Whether some bytes of the text were not UTF-8, such as those of Latin-1: they stand in it as �. */
export const isDamaged = (text: string): boolean => text.includes('\ufffd');

/** The text, for those who must not lose what was in it. Throws a UsageError that says what to do. */
export function undamaged(text: string, path: string): string {
  if (!isDamaged(text)) return text;
  throw new UsageError(
    `${path === '-' ? 'Standard input' : path} is not valid UTF-8. Save it as UTF-8 first.`,
  );
}

const tooLong = (called: string): UsageError =>
  new UsageError(`${called} is larger than 64 MB. Give a smaller part of it.`);

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw tooLong('Standard input');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** So long a pipe without a writer is waited for. */
const WRITER_MS = 5000;
const LOOK_MS = 10;

const wait = (): Promise<void> => new Promise((done) => setTimeout(done, LOOK_MS));

/** What does not say how much it gives: a pipe, a device, or a file that a system makes up when it is read. */
async function readPieces(file: number, path: string, isPipe: boolean): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let [size, isWritten] = [0, !isPipe];
  for (const start = performance.now(); ;) {
    const piece = Buffer.allocUnsafe(65_536);
    let length: number | undefined;
    try {
      length = readSync(file, piece);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EAGAIN') throw error;
    }
    isWritten ||= length !== 0;
    if (length === 0 && isWritten) return Buffer.concat(chunks);
    if (!isWritten && performance.now() - start > WRITER_MS)
      throw new UsageError(`${path} is a pipe, and nothing writes to it. Give a file.`);
    size += length ?? 0;
    if (size > MAX_FILE_BYTES) throw tooLong(path);
    if (length) chunks.push(piece.subarray(0, length));
    // oxlint-disable-next-line no-await-in-loop
    else await wait();
  }
}

/** A pipe would otherwise be waited for before it is known to be one. Windows has no such flag. */
const HOW = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** For thousands of small files, reading synchronously takes a third of the time. */
async function readFile(path: string): Promise<Uint8Array> {
  const file = openSync(path, HOW);
  try {
    const stats = fstatSync(file);
    if (stats.size > MAX_FILE_BYTES) throw tooLong(path);
    // A shell has opened its own pipes, /dev/fd/63, at both ends.
    const isPipe = stats.isFIFO() && !/^\/(?:dev|proc)\//.test(path);
    if (!stats.isFile() || stats.size === 0) return await readPieces(file, path, isPipe);
    const bytes = Buffer.allocUnsafe(stats.size);
    const length = readSync(file, bytes);
    if (length === stats.size) return bytes;
    return Buffer.concat([bytes.subarray(0, length), await readPieces(file, path, false)]);
  } finally {
    closeSync(file);
  }
}

let isInputRead = false;

async function readBytes(path: string): Promise<Uint8Array> {
  if (path === '-' && isInputRead)
    throw new UsageError('Standard input can be read only once. Give - once, and files for the others.');
  isInputRead ||= path === '-';
  try {
    return path === '-' ? await readStandardInput() : await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Cannot read ${calledIn(path)}: ${reasonOf(error)}.`);
  }
}

const calledIn = (path: string): string => (path === '-' ? 'standard input' : path);

/** The text of a file, or of standard input for “-”. Throws a UsageError that says what to do where it cannot be read. */
export async function readText(path: string): Promise<string> {
  const text = decodeText(await readBytes(path));
  if (text === undefined) throw new UsageError(`${calledIn(path)} is a binary file. Give a JSON file.`);
  return text;
}

/** As readText, and of any bytes. */
export const readInput = async (path: string): Promise<string> => UTF_8.decode(await readBytes(path));

/** Whether somebody sees colors and wants them. https://no-color.org, https://nodejs.org/api/tty.html#writestreamgetcolordepthenv */
export function wantsColor(isTTY: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
}

/** The terminal of this process. A reader that stops listening (`| head -1`) is not an error and does not change the exit status. */
export function processTerminal(): Streams {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    note: (line) => void process.stderr.write(`${line}\n`),
    read: readText,
    color: wantsColor(process.stdout.isTTY, process.env),
    isSeen: process.stderr.isTTY || Boolean(process.env['CI']),
    ...(process.stderr.isTTY && {
      progress: progressLine(
        (text) => void process.stderr.write(text),
        () => performance.now(),
      ),
    }),
  };
}

/** The log of a CI run, where it may be printed, finds no command in it. */
export const jsonText = (value: unknown): string =>
  `${withoutMarkers(JSON.stringify(value, undefined, 2), String.raw`\u0023`)}\n`;

const CODES = { red: 31, yellow: 33, blue: 34, cyan: 36, green: 32, dim: 2, bold: 1 } as const;
export type Color = keyof typeof CODES;

/** Colors text where the terminal shows colors. */
export const painter =
  ({ color }: Pick<Terminal, 'color'>) =>
  (name: Color, text: string): string =>
    color ? `\u001b[${CODES[name]}m${text}\u001b[0m` : text;
