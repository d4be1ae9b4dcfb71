// Terraform → program: each resource is a call with its arguments. Nothing is evaluated.
import { readUnfinishedBody } from '#iam/import/hcl/parse-body.ts';
import { attributeOf, type Block, type Body, type HclExpression } from '#iam/import/hcl/ast.ts';
import {
  bind,
  callResource,
  changeable,
  newProgram,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Place,
} from '#deepseek/code/program.ts';
import { MAX_DEPTH } from '#deepseek/code/syntax.ts';
import { addConfig } from './config.ts';
import { objectOf } from './embedded.ts';
import { textOf } from './tree.ts';

/** Functions that give back what they are given, in another form. */
const PASSES_ON = new Set([
  'jsonencode',
  'yamlencode',
  'tostring',
  'tolist',
  'toset',
  'trimspace',
  'nonsensitive',
]);

/** Modules that many use, and the resource that their arguments are those of. */
const MODULES: readonly (readonly [RegExp, string])[] = [
  [/^terraform-aws-modules\/lambda\/aws/, 'aws_lambda_function'],
];

/** What is within the quotation marks, or the lines of a heredoc. */
function quotes(text: string, { start, end }: Place): Place {
  if (text[start] === '"' && end - start >= 2) return { start: start + 1, end: end - 1 };
  const line = text.startsWith('<<', start) ? text.indexOf('\n', start) + 1 : 0;
  return line > 0 ? { start: line, end: Math.max(line, text.lastIndexOf('\n', end - 1)) } : { start, end };
}

/** What a resource gives others: its name as its ID, and the ARN of a role. */
function madeBy(type: string, entries: readonly KeyedExpression[]): readonly KeyedExpression[] {
  const name = entries.find(({ key }) => /^(?:bucket|name|function_name)$/.test(key ?? ''))?.value;
  if (name?.kind !== 'text') return [];
  const { start, end } = name;
  const path = textOf(entries.find(({ key }) => key === 'path')?.value) || '/';
  const parts: readonly Expression[] = [
    { kind: 'other', start, end },
    { kind: 'text', value: `:role${path}${name.value}`, start, end },
  ];
  const arn: KeyedExpression = { key: 'arn', value: { kind: 'join', parts, start, end } };
  return [{ key: 'id', value: name }, ...(type === 'aws_iam_role' ? [arn] : [])];
}

export function hclProgram(text: string): CodeProgram {
  const program = newProgram();
  const { root: scope } = program;
  /** Names of the root and what they hold: variables, locals, and resources by type and name. */
  const roots = new Map<string, KeyedExpression[]>();
  const add = (root: string, key: string, value: Expression): void => {
    roots.set(root, [...(roots.get(root) ?? []), { key, value }]);
  };

  const bodies: Expression[] = [];
  let each: Expression | undefined;

  function template(value: HclExpression & { kind: 'template' }, depth: number): Expression {
    const place = quotes(text, value);
    const parts = value.parts.flatMap((part): readonly Expression[] =>
      'text' in part
        ? [{ kind: 'text', value: part.text, ...place }]
        : 'value' in part
          ? [read(part.value, depth + 1)]
          : [{ kind: 'other', ...place }],
    );
    const [only] = parts;
    const texts = parts.flatMap((part) => (part.kind === 'text' ? part.value : []));
    if (texts.length === parts.length) return { kind: 'text', value: texts.join(''), ...place };
    return only && parts.length === 1 ? { ...only, ...place } : { kind: 'join', parts, ...place };
  }

  function read(value: HclExpression, depth: number): Expression {
    const place: Place = { start: value.start, end: value.end };
    if (depth > MAX_DEPTH) return { kind: 'other', ...place };
    switch (value.kind) {
      case 'literal':
        return { kind: 'text', value: String(value.value), ...quotes(text, place) };
      case 'template':
        return template(value, depth);
      case 'list':
        return { kind: 'list', items: value.items.map((item) => read(item, depth + 1)), ...place };
      case 'object': {
        const entries = value.entries.map((entry): KeyedExpression => ({
          key: entry.key.kind === 'name' ? entry.key.name : textOf(read(entry.key, depth + 1)),
          value: read(entry.value, depth + 1),
        }));
        return objectOf(program, entries, place);
      }
      case 'name':
        return { kind: 'name', name: value.name, scope, ...place };
      case 'member':
        // `each.key`: one of what the resource is made for.
        if (value.of.kind === 'name' && value.of.name === 'each' && each)
          return { kind: 'element', of: each, ...place };
        return { kind: 'member', of: read(value.of, depth + 1), name: value.name, ...place };
      case 'index':
        return { kind: 'index', of: read(value.of, depth + 1), key: read(value.key, depth + 1), ...place };
      case 'call': {
        const [only] = value.args;
        if (value.name === 'merge') {
          const entries = value.args.map((arg) => ({ key: undefined, value: read(arg, depth + 1) }));
          return { kind: 'object', entries, ...place };
        }
        return only && PASSES_ON.has(value.name) ? read(only, depth + 1) : { kind: 'other', ...place };
      }
      case 'choice':
        return { kind: 'either', options: [read(value.yes, depth + 1), read(value.no, depth + 1)], ...place };
      default:
        return { kind: 'other', ...place };
    }
  }

  /** The arguments of a block; nested blocks of one type are a list. */
  function bodyOf(body: Body, depth: number): Expression {
    const place: Place = { start: body.start, end: body.end };
    if (depth > MAX_DEPTH) return { kind: 'other', ...place };
    const entries = body.attributes.map(({ name, value }): KeyedExpression => ({
      key: name,
      value: read(value, depth + 1),
    }));
    for (const type of new Set(body.blocks.map((block) => block.type))) {
      const own = body.blocks.filter((block) => block.type === type).map((block) => nested(block, depth + 1));
      const [only] = own;
      if (only)
        entries.push({ key: type, value: own.length === 1 ? only : { kind: 'list', items: own, ...place } });
    }
    return { kind: 'object', entries, ...place };
  }

  /** `dynamic "env" { content { … } }` is a block of that name: what it holds is read. */
  const nested = (block: Block, depth: number): Expression => bodyOf(block.body, depth);

  const { blocks, attributes } = readUnfinishedBody(text);
  // A file of values for the variables.
  const given = new Map(attributes.map(({ name, value }) => [name, read(value, 0)]));
  for (const { type, labels, body, labelSpans, start } of blocks) {
    const [first = '', name = ''] = labels;
    const all = attributeOf(body, 'for_each')?.value;
    each = undefined;
    each = all && read(all, 0);
    const own = bodyOf(body, 0);
    const entries = own.kind === 'object' ? own.entries : [];
    const fallback = entries.find(({ key }) => key === 'default')?.value;
    const set = given.get(first);
    if (type === 'variable' && set) add('var', first, set);
    else if (type === 'variable' && fallback) add('var', first, changeable(`var.${first}`, fallback));
    if (type === 'locals') for (const { key = '', value } of entries) add('local', key, value);
    if (type === 'resource' || type === 'data')
      add(type === 'data' ? `data.${first}` : first, name, {
        ...own,
        entries: [...entries, ...madeBy(first, entries)],
      } as Expression);
    const [label] = labelSpans;
    const place = label ? quotes(text, label) : { start, end: start + type.length };
    if (type === 'resource') callResource(program, first, entries, place);
    const source = textOf(entries.find(({ key }) => key === 'source')?.value);
    const made = MODULES.find(([pattern]) => pattern.test(source))?.[1] ?? `${type} ${first}`;
    if (type === 'provider' || type === 'module') callResource(program, made, entries, place);
    bodies.push(own);
  }
  const data: KeyedExpression[] = [];
  for (const [root, entries] of roots) {
    const value: Expression = { kind: 'object', entries, start: 0, end: 0 };
    if (root.startsWith('data.')) data.push({ key: root.slice('data.'.length), value });
    else bind(scope, root, value, { at: 0 });
  }
  bind(scope, 'data', { kind: 'object', entries: data, start: 0, end: 0 }, { at: 0 });
  // Scripts of blocks are filled in with what the whole file declares.
  for (const body of bodies) addConfig(program, [body], text, true);
  return program;
}
