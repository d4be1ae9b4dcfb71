// Python: values, calls and functions → program.
import {
  addTo,
  bind,
  newScope,
  pathOf,
  type CallExpression,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Scope,
} from '#deepseek/code/program.ts';
import {
  childNamed,
  childrenOf,
  otherAt,
  partsOf,
  placeOf,
  unescaped,
  deeper,
  elementOf,
  textIn,
  type CodeSyntax,
  type CodePlace,
} from '#deepseek/code/syntax.ts';
import { objectOf } from './embedded.ts';

/** Where an expression or statement stands. */
export interface PythonPlace extends CodePlace {
  /** The class around it. */
  readonly owner?: string | undefined;
}

interface PythonExpressions {
  readonly read: (node: CodeSyntax, at: PythonPlace) => Expression;
  /** The scope of a function with its parameters; its body is not read yet. */
  readonly functionAt: (node: CodeSyntax, at: PythonPlace, name: string) => Scope;
  readonly itemOf: (of: Expression, position: number, names: number) => Expression;
  /** `path["key"] = value` */
  readonly setKey: (path: string, key: string, value: Expression) => void;
}

/** Reads the expressions of a text, and notes in the program what they call and set. */
export function pythonExpressions(program: CodeProgram, text: string): PythonExpressions {
  const textOf = textIn(text);

  function literal(node: CodeSyntax): Expression {
    const [, prefix = '', quote = '', body = ''] =
      /^([a-zA-Z]*)("""|'''|"|')([\s\S]*?)\2?$/.exec(textOf(node)) ?? [];
    const raw = quote !== '' && /r/i.test(prefix);
    const start = node.from + prefix.length + quote.length;
    return { kind: 'text', value: raw ? body : unescaped(body), start, end: start + body.length };
  }

  function formatted(node: CodeSyntax, at: PythonPlace): Expression {
    const whole = textOf(node);
    const [start = ''] = /^[a-zA-Z]*(?:"""|'''|"|')/.exec(whole) ?? [];
    const quote = start.replace(/^[a-zA-Z]*/, '');
    const end = node.to - (whole.length > start.length && whole.endsWith(quote) ? quote.length : 0);
    const parts: Expression[] = [];
    let from = node.from + start.length;
    const upTo = (to: number) => {
      if (to > from)
        parts.push({
          kind: 'text',
          value: unescaped(text.slice(from, to)).replaceAll('{{', '{').replaceAll('}}', '}'),
          start: from,
          end: to,
        });
    };
    for (const child of childrenOf(node).filter(({ name }) => name === 'FormatReplacement')) {
      upTo(child.from);
      const [inner] = partsOf(child);
      parts.push(inner ? read(inner, at) : otherAt(child));
      from = child.to;
    }
    upTo(end);
    return { kind: 'join', parts, start: node.from + start.length, end };
  }

  /** The keys and values of a dictionary, or the arguments of a call: `key = value`, `key: value`, `**all`. */
  function entriesOf(node: CodeSyntax, at: PythonPlace): { entries: KeyedExpression[]; items: Expression[] } {
    const entries: KeyedExpression[] = [];
    const items: Expression[] = [];
    const children = childrenOf(node).filter(({ isError, name }) => !isError && name !== 'Comment');
    let group: CodeSyntax[] = [];
    const close = () => {
      const [first, second, third] = group;
      group = [];
      if (!first) return;
      if (first.name === '**' && second) entries.push({ key: undefined, value: read(second, at) });
      else if (first.name === '*' && second) items.push({ kind: 'other', ...placeOf(second) });
      else if (second?.name === 'AssignOp' && third)
        entries.push({ key: textOf(first), value: read(third, at) });
      else if (second?.name === ':' && third) {
        const key = read(first, at);
        entries.push({ key: key.kind === 'text' ? key.value : textOf(first), value: read(third, at) });
      } else items.push(read(first, at));
    };
    for (const child of children) {
      if (child.name === ',') close();
      else if (!['(', ')', '{', '}', '[', ']'].includes(child.name)) group.push(child);
    }
    close();
    return { entries, items };
  }

  function call(node: CodeSyntax, at: PythonPlace): Expression {
    const [callee, list] = partsOf(node);
    if (!callee) return otherAt(node);
    const { entries, items } = list ? entriesOf(list, at) : { entries: [], items: [] };
    const made: CallExpression = {
      kind: 'call',
      callee: read(callee, at),
      args: items,
      named: entries,
      ...placeOf(node),
    };
    program.calls.push(made);
    noteEffect(made);
    return made;
  }

  /** `params.update({…})`, `os.environ.setdefault("KEY", "value")`: calls that set something. */
  function noteEffect({ callee, args, named }: CallExpression): void {
    if (callee.kind !== 'member') return;
    const [first, second] = args;
    const path = pathOf(callee.of);
    if (callee.name === 'update' && path !== undefined) {
      if (first) addTo(program.additions, path, { key: undefined, value: first });
      for (const entry of named) addTo(program.additions, path, entry);
    }
    if (callee.name === 'setdefault' && path !== undefined && first?.kind === 'text' && second)
      setKey(path, first.value, second);
  }

  function setKey(path: string, key: string, value: Expression): void {
    if (/(?:^|\.)environ$/.test(path)) addTo(program.environment, key, value);
    else addTo(program.additions, path, { key, value });
  }

  function member(node: CodeSyntax, at: PythonPlace): Expression {
    const [of, next] = partsOf(node);
    if (!of) return otherAt(node);
    const from = read(of, at);
    if (next?.name === 'PropertyName')
      return { kind: 'member', of: from, name: textOf(next), ...placeOf(node) };
    return next ? { kind: 'index', of: from, key: read(next, at), ...placeOf(node) } : otherAt(node);
  }

  function binary(node: CodeSyntax, at: PythonPlace): Expression {
    const [left, operator, right] = childrenOf(node).filter(({ isError }) => !isError);
    if (!left || !operator || !right) return otherAt(node);
    const both = [read(left, at), read(right, at)];
    switch (textOf(operator)) {
      case '+':
        return { kind: 'join', parts: both, ...placeOf(node) };
      case 'or':
        return { kind: 'either', options: both, ...placeOf(node) };
      case '|':
        return {
          kind: 'object',
          entries: both.map((value) => ({ key: undefined, value })),
          ...placeOf(node),
        };
      default:
        return otherAt(node);
    }
  }

  function functionAt(node: CodeSyntax, at: PythonPlace, name: string): Scope {
    const scope = newScope(at.scope);
    const list = childNamed(node, 'ParamList');
    const children = list ? childrenOf(list).filter(({ name }) => !['(', ')'].includes(name)) : [];
    const groups: CodeSyntax[][] = [[]];
    for (const child of children) {
      if (child.name === ',') groups.push([]);
      else groups.at(-1)?.push(child);
    }
    const named = groups
      .map((group) => ({
        node: group.find(({ name }) => name === 'VariableName'),
        isRest: group.some(({ name }) => name === '*' || name === '**'),
        fallback: group.at(-2)?.name === 'AssignOp' ? group.at(-1) : undefined,
      }))
      .filter(({ node }) => node && !['self', 'cls'].includes(textOf(node)));
    const parameters: string[] = [];
    for (const [position, { node: own, isRest, fallback }] of named.entries()) {
      if (!own) continue;
      const parameter = textOf(own);
      parameters.push(parameter);
      bind(
        scope,
        parameter,
        isRest
          ? { kind: 'other', ...placeOf(own) }
          : {
              kind: 'parameter',
              of: name,
              name: parameter,
              position,
              fallback: fallback ? read(fallback, at) : undefined,
              ...placeOf(own),
            },
        { at: own.from },
      );
    }
    program.functions.push({ name, parameters, scope, ...placeOf(node) });
    return scope;
  }

  /** What a loop over `of` gives for one of its names: `for key, value in settings.items()` */
  function itemOf(of: Expression, position: number, names: number): Expression {
    const { start, end } = of;
    const element = elementOf(of);
    if (names === 1) return element;
    if (of.kind === 'call' && of.callee.kind === 'member' && of.callee.name === 'items')
      return position === 0
        ? { kind: 'other', start, end }
        : { kind: 'index', of: of.callee.of, key: { kind: 'other', start, end }, start, end };
    return {
      kind: 'index',
      of: element,
      key: { kind: 'text', value: String(position), start, end },
      start,
      end,
    };
  }

  /** `{name: value for name in names}`: as many as the names, of which each is one. */
  function comprehension(node: CodeSyntax, at: PythonPlace): Expression {
    const scope = newScope(at.scope);
    const children = childrenOf(node).slice(1);
    const start = children.findIndex(({ name }) => name === 'for');
    let targets: CodeSyntax[] = [];
    for (const [index, child] of children.entries()) {
      if (index < start) continue;
      const list = children[index + 1];
      if (child.name === 'for') targets = [];
      else if (child.name === 'VariableName') targets.push(child);
      else if (child.name === 'in' && list) {
        const of = read(list, at);
        for (const [position, target] of targets.entries())
          bind(scope, textOf(target), itemOf(of, position, targets.length), { at: node.from });
        targets = [];
      }
    }
    const value = children.slice(0, Math.max(0, start)).findLast(({ name }) => /^[A-Z]/.test(name));
    const own = value ? read(value, { ...at, scope }) : otherAt(node);
    return node.name.startsWith('Dictionary')
      ? { kind: 'object', entries: [{ key: '*', value: own }], ...placeOf(node) }
      : { kind: 'list', items: [own], ...placeOf(node) };
  }

  function read(node: CodeSyntax, at: PythonPlace): Expression {
    const inner = deeper(at);
    if (!inner) return otherAt(node);
    const place = placeOf(node);
    switch (node.name) {
      case 'String':
        return literal(node);
      case 'FormatString':
        return formatted(node, inner);
      case 'ContinuedString':
        return { kind: 'join', parts: partsOf(node).map((part) => read(part, inner)), ...place };
      case 'Boolean':
      case 'Number':
        return { kind: 'text', value: textOf(node).toLowerCase(), ...place };
      case 'VariableName':
        return { kind: 'name', name: textOf(node), scope: at.scope, ...place };
      case 'MemberExpression':
        return member(node, inner);
      case 'CallExpression':
        return call(node, inner);
      case 'DictionaryExpression':
        return objectOf(program, entriesOf(node, inner).entries, place);
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return { kind: 'list', items: partsOf(node).map((part) => read(part, inner)), ...place };
      case 'ComprehensionExpression':
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
        return comprehension(node, inner);
      case 'ParenthesizedExpression':
      case 'AwaitExpression': {
        const [only] = partsOf(node);
        return only ? read(only, inner) : otherAt(node);
      }
      case 'BinaryExpression':
        return binary(node, inner);
      case 'ConditionalExpression': {
        const [yes, test, no] = partsOf(node).map((part) => read(part, inner));
        return yes && test && no
          ? { kind: 'either', options: [yes, no], when: test, ...place }
          : otherAt(node);
      }
      case 'LambdaExpression': {
        const scope = functionAt(node, inner, '');
        const body = partsOf(node).at(-1);
        if (body && body.name !== 'ParamList') scope.returns.push(read(body, { ...inner, scope }));
        return { kind: 'function', scope, ...place };
      }
      default:
        for (const part of partsOf(node)) read(part, inner);
        return otherAt(node);
    }
  }

  return { read, functionAt, setKey, itemOf };
}
