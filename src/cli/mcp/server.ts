// The server for agents: the Model Context Protocol over the tools, resources and prompts.
// https://modelcontextprotocol.io/specification/2025-11-25
import { setImmediate } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type CallToolResult,
} from '@modelcontextprotocol/sdk/types.js';
import { indexed } from '#cli/reference.ts';
import { referenceWords } from '#iam/reference/index.ts';
import { nearest } from '#iam/text/index.ts';
import { readArguments } from './arguments.ts';
import { answerOf, describeTool } from './as-protocol.ts';
import { GENERAL_TOOLS, PROMPTS } from './prompts.ts';
import { completeScenario, Kits, readResource, TEMPLATES } from './resources.ts';
import { ToolError, type Tool } from './tool.ts';
import { TOOLS } from './tools/index.ts';

const INSTRUCTIONS =
  'Rolewright composes, checks and proves IAM roles for DeepSeek on AWS, and decides and explains IAM policies of any kind. It needs no credentials, reads no files and calls no network: send documents and messages as arguments. Nothing is changed in AWS. Start with understand_text or list_scenarios for a new role, explain_denial for an error, check_policy for a policy. ' +
  `For policies that are not about DeepSeek, ${GENERAL_TOOLS} ` +
  'Answers have pages: `next` says where the next one begins.';

/** Far more than any policy: a longer message is answered, not cut. */
const MAX_MESSAGE_BYTES = 64_000_000;

const failed = (message: string): CallToolResult => ({
  content: [{ type: 'text', text: message }],
  isError: true,
});

function toolNamed(name: string): Tool {
  const found = TOOLS.find((each) => each.name === name);
  if (found) return found;
  const names = TOOLS.map((each) => each.name);
  const near = nearest(name, names);
  throw new ToolError(
    `There is no tool with this name. ${near === undefined ? `Tools: ${names.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/** What a ToolError says, as an error of the protocol, for requests that have no other kind. */
async function orInvalid<T>(answer: () => Promise<T> | T): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ToolError) throw new McpError(ErrorCode.InvalidParams, error.message);
    throw error;
  }
}

function promptNamed(name: string) {
  const found = PROMPTS.find((each) => each.name === name);
  if (!found)
    throw new ToolError(`There is no such prompt. Prompts: ${PROMPTS.map((each) => each.name).join(', ')}.`);
  return found;
}

type Log = (line: string) => void;

/** Answers that are being worked out. */
class Answers {
  readonly #open = new Set<Promise<unknown>>();

  add<T>(answer: Promise<T>): Promise<T> {
    const ended = answer.catch(() => undefined).finally(() => this.#open.delete(ended));
    this.#open.add(ended);
    return answer;
  }

  /** When all that was asked is answered: a client may ask and go. */
  async settled(): Promise<void> {
    do {
      await Promise.all(this.#open);
      // What was read last, and is answered next.
      await setImmediate();
    } while (this.#open.size > 0);
  }
}

function serverOf(version: string, answers: Answers, log: Log): Server {
  const kits = new Kits();
  const server = new Server(
    { name: 'rolewright', title: 'Rolewright', version },
    {
      capabilities: { tools: {}, resources: { listChanged: true }, prompts: {}, completions: {} },
      instructions: `${INSTRUCTIONS} ${referenceWords(indexed().date, Date.now())}`,
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS.map(describeTool) }));
  const call = async (name: string, given: unknown, signal: AbortSignal): Promise<CallToolResult> => {
    try {
      // A cancellation that came along with the request is seen before the work begins.
      await setImmediate();
      signal.throwIfAborted();
      const tool = toolNamed(name);
      let isKept = false;
      const result = await tool.run(readArguments(tool, given), {
        signal,
        keepKit(fragment, title) {
          kits.keep(fragment, title);
          isKept = true;
        },
      });
      if (isKept && !signal.aborted) await server.sendResourceListChanged();
      return answerOf(tool, result);
    } catch (error) {
      if (error instanceof ToolError) return failed(error.message);
      if (!signal.aborted) log(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
      return failed(
        'Rolewright could not answer this because of an error of its own. Try a smaller or simpler input.',
      );
    }
  };
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) =>
    answers.add(call(params.name, params.arguments, signal)),
  );
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: kits.list() }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: TEMPLATES }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) =>
    answers.add(orInvalid(() => readResource(params.uri))),
  );
  server.setRequestHandler(CompleteRequestSchema, ({ params }) => {
    const isScenario = params.ref.type === 'ref/resource' && params.argument.name === 'id';
    const values = isScenario ? [...completeScenario(params.argument.value)] : [];
    return { completion: { values, total: values.length, hasMore: false } };
  });
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: PROMPTS.map(({ words: _words, arguments: args, ...prompt }) => ({
      ...prompt,
      arguments: [...args],
    })),
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) =>
    orInvalid(() => {
      const prompt = promptNamed(params.name);
      const given = params.arguments ?? {};
      const missing = prompt.arguments.filter(
        ({ name, required }) => required && (given[name] ?? '').trim() === '',
      );
      if (missing.length > 0)
        throw new ToolError(
          `Send ${missing.map(({ name, description }) => `${name}: ${description}`).join(' ')}`,
        );
      return {
        description: prompt.description,
        messages: [{ role: 'user' as const, content: { type: 'text' as const, text: prompt.words(given) } }],
      };
    }),
  );
  return server;
}

interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly log: Log;
}

/** Serves until the client goes. */
export async function serve(version: string, { input, output, log }: Streams): Promise<void> {
  const answers = new Answers();
  const server = serverOf(version, answers, log);
  const closed = new Promise<void>((done) => {
    Object.assign(server, {
      // Without its text: what a client sent is not repeated.
      onerror: (error: Error) => log(`rolewright mcp: a message could not be read (${error.name}).`),
      onclose: done,
    });
    input.once('end', () => void answers.settled().then(() => server.close()));
  });
  await server.connect(new StdioServerTransport(input, output, { maxBufferSize: MAX_MESSAGE_BYTES }));
  await closed;
}
