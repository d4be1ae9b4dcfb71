// Addresses of AWS that curl and its like call → calls.
import type { Expression, KeyedExpression, Place } from '#deepseek/code/program.ts';
import { callOf, OPEN, plainText, type ShellValues } from './shell-values.ts';
import type { ShellWord } from './shell-words.ts';
import { structureIn } from './shorthand.ts';

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

const decoded = (id: string): string => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

export function curl(words: readonly ShellWord[], values: ShellValues): void {
  const { program, valueOf, knownText } = values;
  const { root: scope } = program;
  const url = words.find((word) => /^https?:\/\//.test(plainText(word)));
  if (!url) return;
  const value = valueOf(url);
  const address = knownText(value);
  const open = openIn(value, values);
  const name: Expression = { kind: 'name', name: 'curl', scope, start: url.start, end: url.end };
  const place: Place = { start: value.start, end: value.end };
  /** The place of a piece of the address, if it stands there as it is. */
  const within = ({ start, end }: Place, piece: string): Place => {
    const at = values.text.slice(start, end).indexOf(piece);
    return at < 0 ? { start, end } : { start: start + at, end: start + at + piece.length };
  };
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
    return callOf(values, client, within(place, path), OPERATION_OF_PATH[path] ?? '', [
      { key: 'modelId', value: id },
      ...entries,
    ]);
  }
  const [, region, endpoint, kind] = ENDPOINT_PATH.exec(address) ?? [];
  if (region !== undefined && endpoint !== undefined)
    return callOf(
      values,
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
      ...bearerIn(words, values),
    ],
    ...place,
  };
  program.calls.push(client);
  let of: Expression = { ...name };
  for (const part of api.split('/')) of = { kind: 'member', of, name: part, ...place };
  callOf(values, of, within(place, api), 'create', entries);
}

function bearerIn(words: readonly ShellWord[], { variable }: ShellValues): readonly KeyedExpression[] {
  const header = words.find((word) => /^authorization:\s*bearer/i.test(plainText(word)));
  const piece = header?.pieces.find(({ kind }) => kind === 'variable');
  return piece?.kind === 'variable' ? [{ key: 'apiKey', value: variable(piece.name, piece) }] : [];
}

/** The variables of an address that the script does not set. */
function openIn(value: Expression, values: ShellValues): Expression[] {
  if (value.kind === 'join') return value.parts.flatMap((part) => openIn(part, values));
  return values.knownText(value) === OPEN ? [value] : [];
}
