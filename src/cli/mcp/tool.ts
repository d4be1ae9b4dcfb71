// What a tool for agents is. Each only reads what it is given and what ships with Rolewright.
import type { z } from 'zod';

export type Schema = Readonly<Record<string, unknown>>;

/** Says what to send instead. The agent sees the message. */
export class ToolError extends Error {}

export interface ToolCall {
  readonly signal: AbortSignal;
  /** Makes a kit a resource of this connection. */
  readonly keepKit: (fragment: string, title: string) => void;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** With a description for each argument. */
  readonly input: z.ZodObject;
  /** Of the structured result. */
  readonly output: Schema;
  /** Throws a ToolError for what cannot be answered. The arguments have the shape of `input`. */
  readonly run: (args: never, call: ToolCall) => Promise<object>;
  /** The key facts of a result, a line each, for who reads no more: nothing that an agent has to read twice. */
  readonly words: (result: never) => readonly string[];
}

/** Ties the arguments of a tool to its input, and its words to its result. */
export const defineTool = <Input extends z.ZodObject, Result extends object>(
  tool: Omit<Tool, 'input' | 'run' | 'words'> & {
    readonly input: Input;
    readonly run: (args: z.infer<Input>, call: ToolCall) => Promise<Result>;
    readonly words: (result: Result) => readonly string[];
  },
): Tool => tool;
