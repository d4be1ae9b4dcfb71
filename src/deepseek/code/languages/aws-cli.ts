// Commands of the AWS CLI → calls. https://docs.aws.amazon.com/cli/latest/reference/
import type { Expression } from '#deepseek/code/program.ts';
import { addConfig } from './config.ts';
import { callOf, OPEN, plainText, type ShellValues } from './shell-values.ts';
import type { ShellWord } from './shell-words.ts';

/** Operations that set up what runs code, with the parameters of a file that does. */
const CONFIGURES: ReadonlySet<string> = new Set([
  'lambda create-function',
  'lambda update-function-configuration',
  'ecs register-task-definition',
]);

export function awsCli(words: readonly ShellWord[], values: ShellValues): void {
  const { text, program, valueOf, optionsOf, knownText } = values;
  const { named, plain } = optionsOf(words);
  const [service, operation, ...rest] = plain;
  if (!service || !operation) return;
  const client: Expression = {
    kind: 'object',
    entries: named.filter(({ key }) => key === 'region' || key === 'endpoint-url'),
    start: service.start,
    end: service.end,
  };
  const [waiter] = rest;
  if (plainText(operation) === 'wait' && waiter) {
    const { start, end } = waiter;
    const value = plainText(waiter).replaceAll('-', '_');
    const callee: Expression = { kind: 'member', of: client, name: 'get_waiter', start, end };
    program.calls.push({
      kind: 'call',
      callee,
      args: [{ kind: 'text', value, start, end }],
      named,
      start,
      end,
    });
    return;
  }
  if (CONFIGURES.has(`${plainText(service)} ${plainText(operation)}`)) {
    const { start, end } = operation;
    addConfig(program, [{ kind: 'object', entries: named, start, end }], text, false);
    return;
  }
  if (plainText(service) !== 's3') return callOf(values, client, operation, plainText(operation), named);
  const isSync = plainText(operation) === 'sync';
  if (!['cp', 'mv', 'sync'].includes(plainText(operation))) return;
  // Options without a value take the word behind them: `--recursive s3://…`.
  const places = [
    ...rest.map((word) => ({ word, value: valueOf(word) })),
    ...named.map(({ value }) => ({ word: value, value })),
  ]
    .toSorted((a, b) => a.word.start - b.word.start)
    .slice(0, 2);
  const [from, to] = places.map(({ value }) => ({ value, address: knownText(value) }));
  const isRemote = (address = ''): boolean => address.startsWith('s3://');
  const mayBeRemote = ({ start, end }: Expression): boolean =>
    /S3|BUCKET|_UR[IL]/i.test(text.slice(start, end));
  // Where one of the two is a folder of the host, the other is in S3; of two variables, the one that is named so.
  const isOpen = (one: typeof from, other: typeof from): boolean =>
    one?.address.startsWith(OPEN) === true &&
    other !== undefined &&
    !isRemote(other.address) &&
    (!other.address.startsWith(OPEN) || (mayBeRemote(one.value) && !mayBeRemote(other.value)));
  if (from && (isRemote(from.address) || isOpen(from, to)))
    callOf(values, client, operation, 'DownloadFile', [{ key: 'Bucket', value: from.value }]);
  if (to && (isRemote(to.address) || isOpen(to, from)))
    callOf(values, client, operation, isSync ? 'SyncUpload' : 'UploadFile', [
      { key: 'Bucket', value: to.value },
      ...named.filter(({ key }) => key?.startsWith('sse') === true),
    ]);
}
