// Arguments that several tools have, and how they are read.
import { z } from 'zod';
import {
  type CasePolicies,
  type ResolvedPolicies,
  readCasePolicies,
  resolvePolicies,
} from '#iam/cases/index.ts';
import { readStoredAnswers, unusedAnswers } from '#deepseek/answers/index.ts';
import { scenarios } from '#deepseek/catalog/index.ts';
import { isAccountId } from '#iam/facts/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import { type Draft, decodeLink } from '#deepseek/share/index.ts';
import { nearest, show } from '#iam/text/index.ts';
import { linkCodec } from '#cli/link-codec.ts';
import { ToolError } from './tool.ts';

export const MAX_TEXT = 1_000_000;

export const text = (description: string) => z.string().min(1).max(MAX_TEXT).describe(description);

/** What is in it `readPolicies` says. */
const documents = z.union([z.record(z.string(), z.unknown()), z.string(), z.array(z.unknown())]);

/** The layers, as of a case file without paths. One description for all: each tool repeats it to the agent. */
export const policies = z.strictObject({
  identity: documents.optional(),
  boundary: documents.optional(),
  session: documents.optional(),
  resource: documents.optional(),
  scp: documents.optional(),
  rcp: documents.optional(),
  endpoint: documents.optional(),
});

/** Says more about what the layers are than their names. */
export const LAYERS =
  'each a policy document as an object, or a list of them. scp and rcp: a list of levels (root, organizational units, account), "FullAWSAccess" and "RCPFullAWSAccess" are AWS’s own.';

/** A document may come as its JSON text. */
function withParsedTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withParsedTexts);
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new ToolError(
      'A policy document is not valid JSON. Send it as an object, or check its text with check_policy.',
    );
  }
}

export function readPolicies(given: z.infer<typeof policies>): ResolvedPolicies {
  const problems: string[] = [];
  const parsed = Object.fromEntries(
    Object.entries(given).map(([layer, value]) => [layer, withParsedTexts(value)]),
  );
  const read = readCasePolicies(parsed as JsonValue, {
    named: new Map(),
    lineOf: () => undefined,
    report: (message) => void problems.push(message.replace('the path of a file, or as ', '')),
  });
  const resolved = resolvePolicies(
    read as CasePolicies,
    (path) =>
      `${show(path)} is not a policy document. Files are not read: send the document itself as an object.`,
  );
  const all = [...problems, ...resolved.problems];
  if (all.length > 0) throw new ToolError(all.join('\n'));
  return resolved;
}

export const scenario = z
  .string()
  .max(200)
  .describe('The id of a scenario: what the role is for. list_scenarios has them.');
export const values = z
  .record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))
  .describe(
    'Answers by the id of their question, such as { "regions": ["us-west-2"] }. list_scenarios with the scenario has the questions. What is left out keeps its starting value.',
  );
export const link = z
  .string()
  .max(MAX_TEXT)
  .describe('A share link, or what follows its #, instead of scenario and values.');

interface DraftArguments {
  readonly scenario?: string | undefined;
  readonly values?: z.infer<typeof values> | undefined;
  readonly link?: string | undefined;
}

export async function openLink(given: string): Promise<Draft> {
  const reading = await decodeLink(given.slice(given.indexOf('#') + 1), linkCodec);
  if (!reading.ok) throw new ToolError(reading.message);
  return reading.draft;
}

/** The id of a scenario that exists. */
export function knownScenario(id: string): string {
  const ids: readonly string[] = scenarios.all().map((row) => row.id);
  if (ids.includes(id)) return id;
  const near = nearest(id, ids);
  throw new ToolError(
    `${show(id)} is not a scenario. ${near === undefined ? `Scenarios: ${ids.join(', ')}.` : `Did you mean ${show(near)}? list_scenarios has all of them.`}`,
  );
}

/** Answers that would do nothing are refused: an agent means what it sends. */
export async function readDraft(given: DraftArguments): Promise<Draft> {
  if (given.link !== undefined) {
    if (given.scenario !== undefined || given.values !== undefined)
      throw new ToolError('Send either link, or scenario and values: a link has its own answers.');
    return openLink(given.link);
  }
  if (given.scenario === undefined)
    throw new ToolError('Send a scenario, such as "invoke", or a link. list_scenarios has the scenarios.');
  const value = { scenario: knownScenario(given.scenario), values: given.values ?? {} };
  const stored = readStoredAnswers(value)!;
  const unused = unusedAnswers(value, stored).map(({ message }) => message);
  if (unused.length > 0)
    throw new ToolError([...unused, 'list_scenarios has the questions and what they take.'].join('\n'));
  return { answers: stored.answers, overrides: {} };
}

export const account = z.string().describe('The account whose resources count, as 12 digits.');

export function readPlace(given: { readonly account?: string | undefined }) {
  if (given.account !== undefined && !isAccountId(given.account))
    throw new ToolError(`Send account as 12 digits, not ${show(given.account)}.`);
  return given.account === undefined ? {} : { account: given.account };
}
