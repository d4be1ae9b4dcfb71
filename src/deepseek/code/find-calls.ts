// Finds the calls of AWS in a program: which operation, with which parameters, by which client.
import { plainName, type Follower, type Value } from './values.ts';
import { OPERATIONS, type OperationRow } from './operations.ts';
import { RESOURCES } from './resources.ts';
import { resourceCall } from './resource-calls.ts';
import { calledName, type CallExpression, type KeyedExpression, type Expression } from './program.ts';

export interface FoundCall {
  readonly row: OperationRow;
  readonly operation: string;
  readonly call: CallExpression;
  readonly parameters: readonly KeyedExpression[];
  /** The client that makes it, as far as it could be followed. */
  readonly clients: readonly Value[];
}

/** Terraform’s provider from CloudFormation: “awscc_bedrock_flow” is AWS::Bedrock::Flow. */
const namesOf = (name: string): readonly string[] =>
  name.startsWith('AWS::') ? [name, name.replace('AWS', 'awscc').replaceAll('::', '')] : [name];

const byName = new Map(
  [...OPERATIONS, ...RESOURCES].flatMap((row) =>
    row.names.flatMap((name) => namesOf(name).map((each) => [plainName(each), { row, name }] as const)),
  ),
);

/** The named parameters, and those of every object that is given. */
function parametersOf(
  { args, named }: CallExpression,
  { positional }: OperationRow,
): readonly KeyedExpression[] {
  const placed = (positional ?? []).flatMap((key, index): readonly KeyedExpression[] => {
    const value = args[index];
    return value ? [{ key, value }] : [];
  });
  // Swift: `client.converse(input: ConverseInput(…))`.
  const inputs = named.filter(({ key }) => key === 'input').map(({ value }) => value);
  return [
    ...placed,
    ...[...args, ...inputs].map((value): KeyedExpression => ({ key: undefined, value })),
    ...named,
  ];
}

const isSelf = (of: Expression): boolean => of.kind === 'name' && ['self', 'this'].includes(of.name);

/** Whether the text itself defines what is called. */
function isOwn({ callee }: CallExpression, { program }: Follower): boolean {
  const isOwnName = (name: string) => program.functions.some((each) => each.name === name);
  if (callee.kind === 'name') return isOwnName(callee.name);
  return callee.kind === 'member' && isSelf(callee.of) && isOwnName(callee.name);
}

/** JavaScript's SDK: a command is made, and a client sends it. */
function sendersOf(command: CallExpression, { program, follow }: Follower): readonly Value[] {
  return program.calls.flatMap((call) => {
    const { callee, args } = call;
    const [first] = args;
    if (callee.kind !== 'member' || callee.name !== 'send' || !first) return [];
    const sends = follow(first).some((value) => value.kind === 'object' && value.made === command);
    return sends ? follow(callee.of) : [];
  });
}

/** C#: `client.ConverseAsync(new ConverseRequest { … })` is a Converse, and there are operations whose name ends so. */
function requested(call: CallExpression, { follow }: Follower): string | undefined {
  const [request] = call.args;
  if (!request || !calledName(call).endsWith('Async')) return undefined;
  return follow(request)
    .map((value) => (value.kind === 'object' && value.made ? calledName(value.made) : ''))
    .find((name) => /\wRequest$/.test(name))
    ?.slice(0, -'Request'.length);
}

/** `import { Function as Fn }`, `from strands.models import BedrockModel as Model`: the names behind other names. */
function aliasesIn(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/\b(\w+) as (\w+)\b(?=[^\n=(]*(?:[,})]|\bfrom\b|$))/gm);
  return new Map(Array.from(found, ([, name = '', alias = '']) => [alias, name]));
}

/** `BedrockChatModel.builder()….build()`: the name of what is built. */
function builtIn(call: CallExpression): string | undefined {
  if (calledName(call) !== 'build') return undefined;
  let at: Expression = call;
  while (at.kind === 'call' && at.callee.kind === 'member' && at.callee.name !== 'builder') at = at.callee.of;
  return at.kind === 'call' && at.callee.kind === 'member' && at.callee.of.kind === 'name'
    ? at.callee.of.name
    : undefined;
}

/** The calls that the program of `text` makes, and what it sets up. */
export function findCalls(follower: Follower, text: string): readonly FoundCall[] {
  const aliases = aliasesIn(text);
  return follower.program.calls.flatMap((call): readonly FoundCall[] => {
    const ofResource = resourceCall(call, follower);
    const made = ofResource && byName.get(plainName(ofResource.operation));
    if (ofResource && made) {
      const { parameters, client } = ofResource;
      const operation = made.row.operation ?? made.name;
      return [{ row: made.row, operation, call, parameters, clients: follower.follow(client) }];
    }
    const built = builtIn(call);
    const client = built === undefined ? undefined : byName.get(plainName(built));
    if (client?.row.isClient) {
      const values = follower.follow(call);
      const parameters = values.flatMap((value) => (value.kind === 'object' ? value.entries : []));
      return [
        {
          row: client.row,
          operation: client.row.operation ?? client.name,
          call,
          parameters,
          clients: values,
        },
      ];
    }
    const own = calledName(call);
    const name = (call.callee.kind === 'name' && aliases.get(own)) || own;
    const isCommand = /[a-z]Command$/.test(name);
    const operation = isCommand ? name.slice(0, -'Command'.length) : (requested(call, follower) ?? name);
    const found = byName.get(plainName(operation)) ?? byName.get(plainName(operation.replace(/Async$/, '')));
    if (!found || isOwn(call, follower)) return [];
    const { row } = found;
    if (row.within && !row.within.test(text)) return [];
    const { callee } = call;
    const isBare = callee.kind === 'name';
    if (isBare ? !row.isClient && !isCommand : found.name === 'bedrock') return [];
    const self: Value = { kind: 'object', entries: call.named, made: call, start: call.start, end: call.end };
    return [
      {
        row,
        operation: row.operation ?? found.name,
        call,
        parameters: parametersOf(call, row),
        clients: row.isClient
          ? [self, ...follower.follow(callee)]
          : isCommand
            ? sendersOf(call, follower)
            : callee.kind === 'member'
              ? follower.follow(callee.of)
              : [],
      },
    ];
  });
}
