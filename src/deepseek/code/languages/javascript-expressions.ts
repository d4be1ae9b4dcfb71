// JavaScript and TypeScript: values and calls → program.
import {
  addTo,
  pathOf,
  type CallExpression,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
} from '#deepseek/code/program.ts';
import {
  childNamed,
  childrenOf,
  otherAt,
  partsOf,
  placeOf,
  quoted,
  deeper,
  textIn,
  type CodeSyntax,
  type CodePlace,
} from '#deepseek/code/syntax.ts';
import { objectOf } from './embedded.ts';

/** What expressions contain that has statements or sets names. */
interface JavaScriptStatements {
  readonly functionOf: (node: CodeSyntax, at: CodePlace, name: string) => Expression;
  readonly assignment: (node: CodeSyntax, at: CodePlace) => Expression;
}

interface JavaScriptExpressions {
  readonly read: (node: CodeSyntax, at: CodePlace) => Expression;
  /** `of.name` or `of[key]` */
  readonly member: (node: CodeSyntax, at: CodePlace) => Expression;
}

export const FUNCTIONS = new Set([
  'ArrowFunction',
  'FunctionExpression',
  'FunctionDeclaration',
  'MethodDeclaration',
]);
const CHOICES = new Set(['??', '||']);

/** Reads the expressions of a text, and notes in the program what they call and set. */
export function javaScriptExpressions(
  program: CodeProgram,
  text: string,
  { functionOf, assignment }: JavaScriptStatements,
): JavaScriptExpressions {
  const textOf = textIn(text);
  const literal = (node: CodeSyntax): Expression => quoted(textOf(node), node.from);

  function template(node: CodeSyntax, at: CodePlace): Expression {
    const parts: Expression[] = [];
    const end = Math.max(node.from + 1, textOf(node).endsWith('`') ? node.to - 1 : node.to);
    let from = node.from + 1;
    const upTo = (to: number) => {
      if (to > from) parts.push({ kind: 'text', value: text.slice(from, to), start: from, end: to });
    };
    for (const child of childrenOf(node).filter(({ name }) => name === 'Interpolation')) {
      upTo(child.from);
      const inner = partsOf(child).find(({ name }) => !name.startsWith('Interpolation'));
      parts.push(inner ? read(inner, at) : otherAt(child));
      from = child.to;
    }
    upTo(end);
    return { kind: 'join', parts, start: node.from + 1, end };
  }

  function entriesOf(node: CodeSyntax, at: CodePlace): readonly KeyedExpression[] {
    return partsOf(node).flatMap((property): readonly KeyedExpression[] => {
      const [first, second] = partsOf(property);
      if (property.name !== 'Property' || !first) return [];
      if (first.name === 'Spread') return second ? [{ key: undefined, value: read(second, at) }] : [];
      const key = first.name === 'String' ? literal(first) : undefined;
      const name = key?.kind === 'text' ? key.value : textOf(first);
      // `async run() { … }`
      if (childNamed(property, 'ParamList')) return [{ key: name, value: functionOf(property, at, name) }];
      if (second) return [{ key: name, value: read(second, at) }];
      return [{ key: name, value: { kind: 'name', name, scope: at.scope, ...placeOf(first) } }];
    });
  }

  function call(node: CodeSyntax, at: CodePlace): Expression {
    // `super(…)` begins with a word of the language.
    const callee = childNamed(node, 'super') ?? partsOf(node)[0];
    const list = partsOf(node).find((part) => part !== callee && part.name === 'ArgList');
    if (!callee) return otherAt(node);
    const made: CallExpression = {
      kind: 'call',
      callee: read(callee, at),
      args: list
        ? partsOf(list)
            .filter(({ name }) => name !== 'Spread')
            .map((arg) => read(arg, at))
        : [],
      named: [],
      ...placeOf(node),
    };
    program.calls.push(made);
    const { callee: called, args } = made;
    const [target, added] = args;
    const path = target && pathOf(target);
    if (called.kind === 'member' && called.name === 'assign' && path !== undefined && added)
      addTo(program.additions, path, { key: undefined, value: added });
    return made;
  }

  function member(node: CodeSyntax, at: CodePlace): Expression {
    const [of] = childrenOf(node);
    const next = partsOf(node).at(-1);
    if (!of || !next || next.from === of.from) return otherAt(node);
    const from: Expression =
      of.name === 'this' ? { kind: 'name', name: 'this', scope: at.scope, ...placeOf(of) } : read(of, at);
    return next.name === 'PropertyName' || next.name === 'PrivatePropertyName'
      ? { kind: 'member', of: from, name: textOf(next), ...placeOf(node) }
      : { kind: 'index', of: from, key: read(next, at), ...placeOf(node) };
  }

  function binary(node: CodeSyntax, at: CodePlace): Expression {
    const [left, operator, right] = childrenOf(node).filter(({ isError }) => !isError);
    if (!left || !operator || !right) return otherAt(node);
    const sign = textOf(operator);
    if (sign === 'as' || sign === 'satisfies') return read(left, at);
    const both = [read(left, at), read(right, at)];
    if (sign === '+') return { kind: 'join', parts: both, ...placeOf(node) };
    return CHOICES.has(sign) ? { kind: 'either', options: both, ...placeOf(node) } : otherAt(node);
  }

  function read(node: CodeSyntax, at: CodePlace): Expression {
    const inner = deeper(at);
    if (!inner) return otherAt(node);
    const place = placeOf(node);
    switch (node.name) {
      case 'String':
        return literal(node);
      case 'TemplateString':
        return template(node, inner);
      case 'Number':
      case 'BooleanLiteral':
        return { kind: 'text', value: textOf(node), ...place };
      case 'VariableName':
        return { kind: 'name', name: textOf(node), scope: at.scope, ...place };
      case 'MemberExpression':
        return member(node, inner);
      case 'CallExpression':
      case 'NewExpression':
        return call(node, inner);
      case 'ObjectExpression':
        return objectOf(program, entriesOf(node, inner), place);
      case 'ArrayExpression':
        return { kind: 'list', items: partsOf(node).map((part) => read(part, inner)), ...place };
      case 'BinaryExpression':
        return binary(node, inner);
      case 'ConditionalExpression': {
        const [test, yes, no] = partsOf(node).filter(({ name }) => name !== 'LogicOp');
        if (!test || !yes || !no) return otherAt(node);
        const when = read(test, inner);
        return { kind: 'either', options: [read(yes, inner), read(no, inner)], when, ...place };
      }
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
      // `get<string>`
      case 'InstantiationExpression':
      case 'PostfixExpression': {
        const [only] = partsOf(node);
        return only ? read(only, inner) : otherAt(node);
      }
      case 'AssignmentExpression':
        return assignment(node, inner);
      default:
        if (FUNCTIONS.has(node.name)) return functionOf(node, inner, '');
        for (const part of partsOf(node)) read(part, inner);
        return otherAt(node);
    }
  }

  return { read, member };
}
