// What the benchmark times in Node.
import type { Goal } from './figures.mjs';

export interface Task {
  readonly name: string;
  /** Returns or resolves to something, so that no engine can leave the work out. */
  readonly run: () => unknown;
  /** What one run goes through and how many of them; printed as a rate. */
  readonly each?: {
    readonly count: number;
    readonly of: string;
    /** Goes through one of them: its times are printed as well. */
    readonly run?: (index: number) => unknown;
  };
  readonly goals?: readonly Goal[];
  /** Whether one run takes so long that few are enough. */
  readonly slow?: true;
}
