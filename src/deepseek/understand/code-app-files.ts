// Files in S3 that code reads and writes: weights, files of the app as far as they are listed, or requests.
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { CodeQuestion, CodeStatement } from '#deepseek/code/reading.ts';
import { withoutTask } from './code-tasks.ts';

/** What the files of a model, and the buckets that hold them, are called. */
const WEIGHTS =
  /weights|models?\b|checkpoint|deepseek|tokenizer|\/config\.json$|\.(?:safetensors|gguf|bin|pth?|onnx)$/i;

const READS = 'download-weights';

/** The addresses that a statement reads, as they stand in its answers. */
const addressesOf = ({ task, answers }: CodeStatement): readonly string[] => {
  const { weights } = answers;
  return task === READS && Array.isArray(weights) ? weights : [];
};

const bucketOf = (address: string): string => /^s3:\/\/[^/]+\//.exec(address)?.[0] ?? address;

/** The key of what was listed: `o.key`, `item["Key"]`. */
const LISTED_KEY = /\.[kK]ey\b|\[["']Key["']\]|\bkey\b(?!=)/;

/** Files that are listed and then read are in the folder that is listed, not anywhere in its bucket. */
export function withListedFolders(
  text: string,
  statements: readonly CodeStatement[],
): readonly CodeStatement[] {
  const isListed = statements.some(({ answers }) => answers['listAppFiles'] === true);
  if (!isListed) return statements;
  const lines = text.split('\n');
  const all = statements.flatMap(addressesOf);
  const isWider = (address: string): boolean =>
    address === bucketOf(address) && all.some((other) => other !== address && bucketOf(other) === address);
  return statements.map((statement) => {
    const addresses = addressesOf(statement);
    const { start, end } = statement.beside ?? statement;
    const takesKey =
      LISTED_KEY.test(text.slice(start, end)) || LISTED_KEY.test(lines[statement.line - 1] ?? '');
    if (!takesKey || addresses.length === 0 || !addresses.every(isWider)) return statement;
    const { weights: _weights, ...answers } = statement.answers;
    return { ...statement, answers };
  });
}

/** The statements of a program whose main task is this scenario, with what it reads as files of the app. */
export function withAppFiles(
  statements: readonly CodeStatement[],
  scenario: ScenarioRow,
): readonly CodeStatement[] {
  const fields: readonly string[] = scenario.fields;
  if (!fields.includes('appFiles')) return statements;
  const files = new Set(statements.flatMap(addressesOf).filter((address) => !WEIGHTS.test(address)));
  // Keys that come from a list are in its folder.
  const isListed = statements.some(({ answers }) => answers['listAppFiles'] === true);
  const isWider = (address: string): boolean =>
    isListed && [...files].some((other) => other !== address && bucketOf(other) === address);
  const moved = statements.map((statement): CodeStatement => {
    const addresses = addressesOf(statement);
    if (addresses.length === 0 || !addresses.every((each) => files.has(each))) return statement;
    const appFiles = addresses.filter((each) => !isWider(each));
    return { ...withoutTask(statement), answers: appFiles.length > 0 ? { appFiles } : {} };
  });
  const readsWeights = moved.some((statement) => addressesOf(statement).length > 0);
  return readsWeights
    ? moved
    : moved.map((statement) => (statement.task === READS ? withoutTask(statement) : statement));
}

const INPUT = /[Ii]nput_?[Ll]ocation["']?\s*[=:(]\s*([^\n]*)/g;

/** Whether the address of a request has the bucket, by its name or that of its constant. */
function isInput(text: string, address: string): boolean {
  const [, bucket = ''] = /^s3:\/\/([^/]+)\//.exec(address) ?? [];
  const names = Array.from(
    text.matchAll(/(\w+)(?:[ \t]*:[ \t]*\w+)?[ \t]*=[ \t]*["']([a-z0-9][\w.-]*)["']/g),
  ).flatMap(([, name = '', value]) => (value === bucket ? [name] : []));
  return Array.from(text.matchAll(INPUT)).some(([, given = '']) =>
    [bucket, ...names].some((each) => each !== '' && given.includes(each)),
  );
}

/** What a program that calls an endpoint asynchronously writes to where it takes its input from are requests. */
export function withRequests(
  text: string,
  statements: readonly CodeStatement[],
  scenario: ScenarioRow,
): readonly CodeStatement[] {
  const fields: readonly string[] = scenario.fields;
  const isAsync = statements.some(({ answers }) => answers['endpointCalls'] === 'async');
  if (!isAsync || !fields.includes('asyncInput')) return statements;
  const writes = statements.filter(({ task }) => task === 'upload-weights');
  const written = writes.flatMap(({ answers: { weights } }) => (Array.isArray(weights) ? weights : []));
  if (written.length === 0 || !written.every((each) => isInput(text, String(each)))) return statements;
  return statements.map((statement): CodeStatement => {
    if (!writes.includes(statement)) return statement;
    const { weights } = statement.answers;
    return { ...withoutTask(statement), answers: weights === undefined ? {} : { asyncInput: weights } };
  });
}

/** Files that are no weights of the task are files of the app. */
export const askedIn = ({ fields }: ScenarioRow, question: CodeQuestion): CodeQuestion => {
  const own: readonly string[] = fields;
  const isFile = question.field === 'weights' && !own.includes('weights') && own.includes('appFiles');
  return isFile ? { ...question, field: 'appFiles' } : question;
};
