// Shell scripts → program: the AWS CLI, curl, and variables. Files of variables, too.
import {
  addTo,
  bind,
  callResource,
  newProgram,
  type KeyedExpression,
  type Expression,
  type Place,
  type CodeProgram,
} from '#deepseek/code/program.ts';
import { addConfig } from './config.ts';
import { addSettings } from './settings.ts';
import { shellCommands, type ShellWord } from './shell-words.ts';
import { structureIn } from './shorthand.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)=/;
const RUNTIME_PATH =
  /^(https?:\/\/bedrock-runtime[\w.$-]*)\/model\/([^/]+)\/(invoke|invoke-with-response-stream|converse|converse-stream)$/;
const OPERATION_OF_PATH: Readonly<Record<string, string>> = {
  invoke: 'InvokeModel',
  'invoke-with-response-stream': 'InvokeModelWithResponseStream',
  converse: 'Converse',
  'converse-stream': 'ConverseStream',
};
const ENDPOINT_PATH =
  /^https?:\/\/runtime\.sagemaker\.([\w-]+)\.amazonaws\.com\/endpoints\/([\w-]+)\/(invocations|invocations-response-stream)$/;
const OPEN_AI_PATH = /^(https?:\/\/[\w.-]+(?:\/[\w-]+)*?)\/(chat\/completions|responses|completions)$/;

/** Commands that serve a model on the host that they run on. */
const SERVERS =
  /^(?:(?:docker|podman|nerdctl) run\b.*(?:vllm|sglang|text-generation-inference|lmi|ollama|llama)|(?:exec )?(?:vllm serve|python3? -m (?:vllm|sglang)\b))/;

/** Operations that set up what runs code, with the parameters of a file that does. */
const CONFIGURES: ReadonlySet<string> = new Set([
  'lambda create-function',
  'lambda update-function-configuration',
  'ecs register-task-definition',
]);

/** Commands that make calls themselves; the options of others are settings of a program. */
const CALLERS: ReadonlySet<string> = new Set([
  'aws',
  'curl',
  'http',
  'xh',
  'awscurl',
  'docker',
  'vllm',
  'hf',
]);
const OF_SETTINGS =
  /^(?:bedrock-)?(?:model(?:-?id|-name)?|(?:aws-)?region|guardrail-?(?:id|identifier|arn))$/i;

/** What stands in an address for a variable that the script does not set. */
const OPEN = '$';

/** Options of servers that name the model. */
const OF_MODEL = /^(?:serve$|--(?:model|tokenizer|weights|checkpoint))/;

const decoded = (id: string): string => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

export function shellProgram(text: string): CodeProgram {
  const program = newProgram();
  const { root: scope } = program;
  const settings: KeyedExpression[] = [];

  const variable = (name: string, { start, end }: Place): Expression =>
    /^\d+$/.test(name)
      ? { kind: 'other', start, end }
      : scope.bindings.has(name)
        ? { kind: 'name', name, scope, start, end }
        : {
            kind: 'member',
            of: { kind: 'name', name: 'environ', scope, start, end },
            name,
            start,
            end,
          };

  /** The word as an expression, from an offset of its first text on. */
  function valueOf({ pieces, start, end }: ShellWord, skip = 0): Expression {
    const parts = pieces.flatMap((piece, index): readonly Expression[] => {
      const place = { start: piece.start, end: piece.end };
      switch (piece.kind) {
        case 'text': {
          const cut = index === 0 ? skip : 0;
          const value = piece.value.slice(cut);
          return value === '' ? [] : [{ kind: 'text', value, start: piece.start + cut, end: piece.end }];
        }
        case 'variable': {
          const own = variable(piece.name, place);
          if (piece.fallback === undefined) return [own];
          const at = text.indexOf(piece.fallback, piece.start);
          const fallback: Expression = {
            kind: 'text',
            value: piece.fallback,
            start: at,
            end: at + piece.fallback.length,
          };
          return [{ kind: 'either', options: [own, fallback], ...place }];
        }
        case 'command':
          return [{ kind: 'other', ...place }];
      }
    });
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return parts.length === 0
      ? { kind: 'text', value: '', start, end }
      : { kind: 'join', parts, start: parts[0]!.start, end: parts.at(-1)!.end };
  }

  const plainText = ({ pieces }: ShellWord): string =>
    pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join('');

  /** A parameter, with what its text holds: JSON, or the short form. */
  function parameterOf(word: ShellWord): Expression {
    const value = valueOf(word);
    return structureIn(value) ?? value;
  }

  function call(of: Expression, word: Place, name: string, named: readonly KeyedExpression[]): void {
    program.calls.push({
      kind: 'call',
      callee: { kind: 'member', of, name, start: word.start, end: word.end },
      args: [],
      named,
      start: word.start,
      end: word.end,
    });
  }

  /** `--name value` and the words that are no option. */
  function optionsOf(words: readonly ShellWord[]): { named: KeyedExpression[]; plain: ShellWord[] } {
    const named: KeyedExpression[] = [];
    const plain: ShellWord[] = [];
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i]!;
      const [, name, glued] = /^--([\w-]+)(=)?/.exec(plainText(word)) ?? [];
      const next = words[i + 1];
      if (name === undefined) plain.push(word);
      else if (glued !== undefined) named.push({ key: name, value: valueOf(word, name.length + 3) });
      else if (next && !plainText(next).startsWith('--')) {
        named.push({ key: name, value: parameterOf(next) });
        i += 1;
      }
    }
    return { named, plain };
  }

  function awsCli(words: readonly ShellWord[]): void {
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
    if (plainText(service) !== 's3') return call(client, operation, plainText(operation), named);
    const isSync = plainText(operation) === 'sync';
    if (!['cp', 'mv', 'sync'].includes(plainText(operation))) return;
    // Options without a value take the word behind them: `--recursive s3://…`.
    const places = [
      ...rest.map((word) => ({ word, value: valueOf(word) })),
      ...named.map(({ value }) => ({ word: value, value })),
    ]
      .toSorted((a, b) => a.word.start - b.word.start)
      .slice(0, 2);
    const isRemote = (place: Place): boolean =>
      text.slice(place.start, place.end).replace(/^["']/, '').startsWith('s3://');
    const [from, to] = places;
    if (from && isRemote(from.word))
      call(client, operation, 'DownloadFile', [{ key: 'Bucket', value: from.value }]);
    if (to && isRemote(to.word))
      call(client, operation, isSync ? 'SyncUpload' : 'UploadFile', [{ key: 'Bucket', value: to.value }]);
  }

  function bearerIn(words: readonly ShellWord[]): readonly KeyedExpression[] {
    const header = words.find((word) => /^authorization:\s*bearer/i.test(plainText(word)));
    const piece = header?.pieces.find(({ kind }) => kind === 'variable');
    return piece?.kind === 'variable' ? [{ key: 'apiKey', value: variable(piece.name, piece) }] : [];
  }

  function curl(words: readonly ShellWord[]): void {
    const url = words.find((word) => /^https?:\/\//.test(plainText(word)));
    if (!url) return;
    const value = valueOf(url);
    const address = knownText(value);
    const open = openIn(value);
    const name: Expression = { kind: 'name', name: 'curl', scope, start: url.start, end: url.end };
    const place: Place = { start: value.start, end: value.end };
    const body = words
      .map((word) => valueOf(word))
      .find((each) => each.kind === 'text' && each.value.trim().startsWith('{'));
    const sent = body && structureIn(body);
    const entries = sent?.kind === 'object' ? sent.entries : [];
    const [, host, model, path] = RUNTIME_PATH.exec(address) ?? [];
    if (host !== undefined && model !== undefined && path !== undefined) {
      const region = host.includes(OPEN) ? open.shift() : undefined;
      const client: Expression = {
        kind: 'object',
        entries: [
          region
            ? { key: 'region', value: region }
            : { key: 'endpointUrl', value: { kind: 'text', value: host, ...within(place, host) } },
        ],
        ...place,
      };
      const id: Expression = (model === OPEN ? open.shift() : undefined) ?? {
        kind: 'text',
        value: decoded(model),
        ...within(place, model),
      };
      return call(client, within(place, path), OPERATION_OF_PATH[path] ?? '', [
        { key: 'modelId', value: id },
        ...entries,
      ]);
    }
    const [, region, endpoint, kind] = ENDPOINT_PATH.exec(address) ?? [];
    if (region !== undefined && endpoint !== undefined)
      return call(
        {
          kind: 'object',
          entries: [{ key: 'region', value: { kind: 'text', value: region, ...within(place, region) } }],
          ...place,
        },
        place,
        kind === 'invocations' ? 'InvokeEndpoint' : 'InvokeEndpointWithResponseStream',
        [{ key: 'EndpointName', value: { kind: 'text', value: endpoint, ...within(place, endpoint) } }],
      );
    const [, base, api] = OPEN_AI_PATH.exec(address) ?? [];
    if (base === undefined || api === undefined) return;
    const client: Expression = {
      kind: 'call',
      callee: { kind: 'name', name: 'OpenAI', scope, ...place },
      args: [],
      named: [
        { key: 'baseUrl', value: { kind: 'text', value: base, ...within(place, base) } },
        ...bearerIn(words),
      ],
      ...place,
    };
    program.calls.push(client);
    let of: Expression = { ...name };
    for (const part of api.split('/')) of = { kind: 'member', of, name: part, ...place };
    call(of, within(place, api), 'create', entries);
  }

  /** The place of a piece of the address, if it stands there as it is. */
  function within({ start, end }: Place, piece: string): Place {
    const at = text.slice(start, end).indexOf(piece);
    return at < 0 ? { start, end } : { start: start + at, end: start + at + piece.length };
  }

  /** An address with the variables that the script sets filled in. */
  function knownText(value: Expression): string {
    if (value.kind === 'text') return value.value;
    if (value.kind === 'join') return value.parts.map(knownText).join('');
    if (value.kind === 'either') return value.options.map(knownText).findLast((each) => each !== '') ?? '';
    const last = value.kind === 'name' ? scope.bindings.get(value.name)?.at(-1)?.value : undefined;
    return last && last.start < value.start ? knownText(last) : OPEN;
  }

  /** The variables of an address that the script does not set. */
  function openIn(value: Expression): Expression[] {
    if (value.kind === 'join') return value.parts.flatMap(openIn);
    return knownText(value) === OPEN ? [value] : [];
  }

  /** `--model s3://…`: weights that a server reads from S3 itself. */
  function servedWeights(words: readonly ShellWord[]): void {
    for (const [index, word] of words.entries()) {
      const before = index === 0 ? '' : plainText(words[index - 1]!);
      const [, option = '', address] = /^(--[\w-]+=)?(s3:\/\/)/.exec(plainText(word)) ?? [];
      if (address !== undefined && OF_MODEL.test(option === '' ? before : option))
        callResource(program, 'Weights in S3', [{ key: 'uri', value: valueOf(word, option.length) }], word);
    }
  }

  let calls = false;
  for (const command of shellCommands(text)) {
    let words = command.filter(
      (word) =>
        !['$', 'export', 'sudo', 'time', 'set', 'do', 'then', 'ENV', 'ARG', 'local', 'readonly'].includes(
          plainText(word),
        ),
    );
    let first = words[0];
    for (let name = first && ASSIGNMENT.exec(plainText(first))?.[1]; first && name !== undefined;) {
      const value = valueOf(first, name.length + 1);
      bind(scope, name, value, { at: first.start });
      addTo(program.environment, name, value);
      settings.push({ key: name, value });
      words = words.slice(1);
      first = words[0];
      name = first && ASSIGNMENT.exec(plainText(first))?.[1];
    }
    if (!first) continue;
    // `for region in us-east-1 us-west-2`: each of them.
    const [loop, each, , ...items] = words;
    if (loop && each && plainText(loop) === 'for' && items.length > 0)
      bind(
        scope,
        plainText(each),
        { kind: 'either', options: items.map((item) => valueOf(item)), start: each.start, end: each.end },
        { at: loop.start },
      );
    const name = plainText(first).replace(/^!/, '');
    if (name === 'aws') awsCli(words.slice(1));
    const isServer = SERVERS.test(words.map(plainText).join(' '));
    if (isServer) callResource(program, 'Server on a host', [], first);
    // A list of options is what an image is started with.
    if (isServer || name.startsWith('--')) servedWeights(words);
    // `docker run -e NAME=value`
    const given = words.flatMap((word, index): readonly KeyedExpression[] => {
      const [key] = /^\w+(?==)/.exec(plainText(word)) ?? [];
      const isSet = /^(?:-e|--env)$/.test(index === 0 ? '' : plainText(words[index - 1]!));
      return isSet && key !== undefined ? [{ key, value: valueOf(word, key.length + 1) }] : [];
    });
    addSettings(program, given, first);
    if (!CALLERS.has(name)) {
      const { named } = optionsOf(words);
      addSettings(
        program,
        named.filter(({ key = '' }) => OF_SETTINGS.test(key)),
        first,
      );
    }
    if (name === 'curl' || name === 'http' || name === 'xh' || name === 'awscurl') curl(words.slice(1));
    calls ||= program.calls.length > 0;
  }
  if (!calls) addSettings(program, settings, { start: 0, end: 0 });
  return program;
}
