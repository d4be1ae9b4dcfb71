// Files that code reads from S3 besides its calls of a model: prompts and the like, unless they are the model's own.
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { CodeStatement } from '#deepseek/code/reading.ts';

/** What the files of a model, and the buckets that hold them, are called. */
const WEIGHTS =
  /weights|models?\b|checkpoints?|deepseek|tokenizer|(?:^|\/)config\.json$|\.(?:safetensors|gguf|bin|pth?|onnx)$/i;

const READS = 'download-weights';

/** The addresses that a statement reads, as they stand in its answers. */
const addressesOf = ({ task, answers }: CodeStatement): readonly string[] => {
  const { weights } = answers;
  return task === READS && Array.isArray(weights) ? weights : [];
};

const bucketOf = (address: string): string => /^s3:\/\/[^/]+\//.exec(address)?.[0] ?? address;

function withoutTask({ task: _task, ...statement }: CodeStatement): CodeStatement {
  return statement;
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
    isListed &&
    address === bucketOf(address) &&
    [...files].some((other) => other !== address && bucketOf(other) === address);
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
