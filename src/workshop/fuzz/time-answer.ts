// Gives an input to everything that answers its kind, and notes what throws, pollutes or takes too long.
import type { FuzzKind } from './kind.ts';

/** What an answer may take, in ms of processor time. */
export const LIMIT_MS = 200;
/** A slow answer is timed again: the machine may have been busy with the compiler or the garbage collector. */
const REPEATS = 3;

export interface FuzzFault {
  /** The name of the answer. */
  readonly answer: string;
  readonly what: string;
}

export interface FuzzResult {
  readonly faults: readonly FuzzFault[];
  /** The longest of its answers, in ms. */
  readonly slowest: number;
}

/** Processor time of this process in ms: other processes do not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const PROTOTYPES: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
];
const membersOf = (prototypes: readonly object[]): string =>
  prototypes.map((prototype) => Reflect.ownKeys(prototype).length).join();
const UNTOUCHED = membersOf(PROTOTYPES);

async function timeOf(run: () => unknown): Promise<number> {
  const start = processorTime();
  await run();
  return processorTime() - start;
}

export async function timeAnswers({ answers }: FuzzKind, text: string): Promise<FuzzResult> {
  const faults: FuzzFault[] = [];
  let slowest = 0;
  for (const [answer, give] of Object.entries(answers)) {
    try {
      // One after the other, so that times do not mix.
      // oxlint-disable-next-line no-await-in-loop
      let time = await timeOf(() => give(text));
      for (let left = REPEATS; time > LIMIT_MS && left > 0; left -= 1)
        // oxlint-disable-next-line no-await-in-loop
        time = Math.min(time, await timeOf(() => give(text)));
      slowest = Math.max(slowest, time);
      if (time > LIMIT_MS) faults.push({ answer, what: `takes ${Math.round(time)} ms` });
    } catch (error) {
      // Without the stack: what is found is kept in the repository, and paths are of one machine.
      faults.push({ answer, what: `throws ${String(error)}` });
    }
    if (membersOf(PROTOTYPES) !== UNTOUCHED) faults.push({ answer, what: 'changes a built-in prototype' });
  }
  return { faults, slowest };
}
