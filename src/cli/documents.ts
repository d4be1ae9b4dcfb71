// Reads policy documents from files for the commands that evaluate them.
import { MAX_TEXT_LENGTH, asList, isObject } from '#iam/json/index.ts';
import { policiesIn } from './check/policies-in.ts';
import { undamaged, type Terminal } from './terminal.ts';
import { reasonOf, UsageError } from './usage.ts';

const isDocument = (value: unknown): boolean => isObject(value) && 'Statement' in value;

/** What a file gives to evaluate. */
export interface ReadDocuments {
  readonly documents: readonly unknown[];
  /** What decides about access without being in them. */
  readonly hidden: readonly string[];
}

/** The only policy in what the AWS CLI prints for a role, policy or version, or in a template. */
async function onlyPolicy(path: string, text: string, fault: string): Promise<ReadDocuments> {
  const { policies, unread, hidden = [] } = await policiesIn(text, path);
  const found = policies.filter((policy) => policy.text !== text);
  const [only, ...more] = found;
  if (more.length > 0)
    throw new UsageError(
      `${path} has ${found.length} policies, such as “${only?.where || only?.title}”. Give a file with only one of them, or with a list of documents that apply together.`,
    );
  if (only)
    return { documents: [JSON.parse(only.text) as unknown], hidden: hidden.map(({ source }) => source) };
  throw new UsageError(unread[0] ? `${path}: ${unread[0].message}` : `${path} ${fault}`);
}

/** As readDocuments, with what else decides about access. */
export async function readAll(path: string, terminal: Terminal): Promise<ReadDocuments> {
  const text = undamaged(await terminal.read(path), path);
  let fault = 'does not have a policy document or a list of policy documents.';
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const documents = asList(value);
    if (documents.every(isDocument)) {
      if (text.length <= MAX_TEXT_LENGTH) return { documents, hidden: [] };
      throw new UsageError(
        `${path} has ${text.length.toLocaleString('en-US')} characters. All policies of a role together have less than ${MAX_TEXT_LENGTH.toLocaleString('en-US')}: give only the policies that apply.`,
      );
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    fault = `is not valid JSON: ${reasonOf(error)}. See: rolewright check ${path}`;
  }
  return onlyPolicy(path, text, fault);
}

/**
 * The documents in a file: one, a list of documents that apply together, or the one in output of the AWS CLI. Throws
 * a UsageError that says what to do for any other file.
 */
export const readDocuments = async (path: string, terminal: Terminal): Promise<readonly unknown[]> =>
  (await readAll(path, terminal)).documents;

/** The documents of each file, for layers that can have several. */
export const readLayers = (
  paths: readonly string[],
  terminal: Terminal,
): Promise<readonly (readonly unknown[])[]> =>
  Promise.all(paths.map((path) => readDocuments(path, terminal)));
