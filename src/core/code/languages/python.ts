// Python → program.
import {
  addTo,
  bind,
  newProgram,
  newScope,
  pathOf,
  type CallExpression,
  type KeyedExpression,
  type Expression,
  type Place,
  type CodeProgram,
  type Scope,
} from '#core/code/program.ts';
import {
  childNamed,
  type CodeSyntax,
  childrenOf,
  MAX_DEPTH,
  partsOf,
  placeOf,
  unescaped,
} from '#core/code/syntax.ts';

interface At {
  readonly scope: Scope;
  readonly branch?: Place | undefined;
  readonly owner?: string | undefined;
  readonly depth: number;
}

const OPERATORS = new Set(['AssignOp', 'UpdateOp', 'ArithOp', 'BitOp', 'CompareOp', 'TypeDef', 'At']);

export function pythonProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = newProgram();
  const textOf = ({ from, to }: CodeSyntax): string => text.slice(from, to);
  const other = (node: CodeSyntax): Expression => ({ kind: 'other', ...placeOf(node) });

  function literal(node: CodeSyntax): Expression {
    const [, prefix = '', quote = '', body = ''] =
      /^([a-zA-Z]*)("""|'''|"|')([\s\S]*?)\2?$/.exec(textOf(node)) ?? [];
    const raw = quote !== '' && /r/i.test(prefix);
    const start = node.from + prefix.length + quote.length;
    return { kind: 'text', value: raw ? body : unescaped(body), start, end: start + body.length };
  }

  function formatted(node: CodeSyntax, at: At): Expression {
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
      parts.push(inner ? read(inner, at) : other(child));
      from = child.to;
    }
    upTo(end);
    return { kind: 'join', parts, start: node.from + start.length, end };
  }

  /** The keys and values of a dictionary, or the arguments of a call: `key = value`, `key: value`, `**all`. */
  function entriesOf(node: CodeSyntax, at: At): { entries: KeyedExpression[]; items: Expression[] } {
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

  function call(node: CodeSyntax, at: At): Expression {
    const [callee, list] = partsOf(node);
    if (!callee) return other(node);
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

  function member(node: CodeSyntax, at: At): Expression {
    const [of, next] = partsOf(node);
    if (!of) return other(node);
    const from = read(of, at);
    if (next?.name === 'PropertyName')
      return { kind: 'member', of: from, name: textOf(next), ...placeOf(node) };
    return next ? { kind: 'index', of: from, key: read(next, at), ...placeOf(node) } : other(node);
  }

  function binary(node: CodeSyntax, at: At): Expression {
    const [left, operator, right] = childrenOf(node).filter(({ isError }) => !isError);
    if (!left || !operator || !right) return other(node);
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
        return other(node);
    }
  }

  function functionAt(node: CodeSyntax, at: At, name: string): Scope {
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

  function read(node: CodeSyntax, at: At): Expression {
    if (at.depth > MAX_DEPTH) return other(node);
    const inner = { ...at, depth: at.depth + 1 };
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
        return { kind: 'object', entries: entriesOf(node, inner).entries, ...place };
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return { kind: 'list', items: partsOf(node).map((part) => read(part, inner)), ...place };
      case 'ParenthesizedExpression':
      case 'AwaitExpression': {
        const [only] = partsOf(node);
        return only ? read(only, inner) : other(node);
      }
      case 'BinaryExpression':
        return binary(node, inner);
      case 'ConditionalExpression': {
        const [yes, test, no] = partsOf(node).map((part) => read(part, inner));
        return yes && test && no ? { kind: 'either', options: [yes, no], ...place } : other(node);
      }
      case 'LambdaExpression': {
        const scope = functionAt(node, inner, '');
        const body = partsOf(node).at(-1);
        if (body && body.name !== 'ParamList') scope.returns.push(read(body, { ...inner, scope }));
        return { kind: 'function', scope, ...place };
      }
      default:
        for (const part of partsOf(node)) read(part, inner);
        return other(node);
    }
  }

  function assign(target: CodeSyntax, value: Expression, at: At, from: number): void {
    if (target.name === 'VariableName') {
      const name = textOf(target);
      bind(at.scope, name, value, { at: from, branch: at.branch });
      if (at.owner !== undefined) addTo(program.fields, name, { owner: at.owner, value });
      return;
    }
    if (target.name !== 'MemberExpression') return;
    const [of, next] = partsOf(target);
    if (!of || !next) return;
    const path = pathOf(read(of, at));
    if (next.name === 'PropertyName') addTo(program.fields, textOf(next), { owner: path ?? '', value });
    else {
      const key = read(next, at);
      if (path !== undefined && key.kind === 'text') setKey(path, key.value, value);
    }
  }

  function assignment(node: CodeSyntax, at: At): void {
    const groups: CodeSyntax[][] = [[]];
    for (const child of childrenOf(node)) {
      if (child.name === 'AssignOp') groups.push([]);
      else if (child.name !== ',' && !OPERATORS.has(child.name) && !child.isError) groups.at(-1)?.push(child);
    }
    const values = (groups.pop() ?? []).map((part) => read(part, at));
    for (const targets of groups)
      for (const [index, target] of targets.entries()) {
        const value = values.length === targets.length ? values[index] : values[0];
        if (!value) continue;
        const own: Expression =
          values.length === targets.length
            ? value
            : {
                kind: 'index',
                of: value,
                key: { kind: 'text', value: String(index), start: value.start, end: value.end },
                start: value.start,
                end: value.end,
              };
        assign(target, own, at, node.to);
      }
  }

  function withStatement(node: CodeSyntax, at: At): void {
    const children = childrenOf(node);
    for (const [index, child] of children.entries()) {
      const target = children[index + 2];
      if (children[index + 1]?.name === 'as' && target) assign(target, read(child, at), at, child.to);
      else if (child.name.endsWith('Expression')) read(child, at);
    }
  }

  function forStatement(node: CodeSyntax, at: At): void {
    const children = childrenOf(node).filter(({ name }) => name !== 'Comment');
    const within = children.findIndex(({ name }) => name === 'in');
    const list = children[within + 1];
    if (within < 0 || !list) return;
    const of = read(list, at);
    const targets = children.slice(0, within).filter(({ name }) => name === 'VariableName');
    const element: Expression = { kind: 'element', of, start: of.start, end: of.end };
    for (const [index, target] of targets.entries())
      assign(
        target,
        targets.length === 1
          ? element
          : {
              kind: 'index',
              of: element,
              key: { kind: 'text', value: String(index), start: of.start, end: of.end },
              start: of.start,
              end: of.end,
            },
        at,
        list.to,
      );
  }

  function statement(node: CodeSyntax, at: At): void {
    if (at.depth > MAX_DEPTH) return;
    const inner = { ...at, depth: at.depth + 1 };
    const branch: Place = placeOf(node);
    switch (node.name) {
      case 'FunctionDefinition': {
        const own = childNamed(node, 'VariableName');
        const name = own ? textOf(own) : '';
        const scope = functionAt(node, inner, name === '__init__' ? (at.owner ?? name) : name);
        bind(at.scope, name, { kind: 'function', scope, ...branch }, { at: node.from });
        const body = childNamed(node, 'Body');
        if (body) block(body, { scope, depth: inner.depth });
        return;
      }
      case 'ClassDefinition': {
        const own = childNamed(node, 'VariableName');
        const body = childNamed(node, 'Body');
        if (body)
          block(body, { scope: newScope(at.scope), owner: own ? textOf(own) : '', depth: inner.depth });
        return;
      }
      case 'DecoratedStatement':
        for (const part of partsOf(node)) statement(part, inner);
        return;
      case 'AssignStatement':
        return assignment(node, inner);
      case 'ReturnStatement':
        for (const part of partsOf(node)) at.scope.returns.push(read(part, inner));
        return;
      case 'WithStatement':
        withStatement(node, inner);
        break;
      case 'ForStatement':
        forStatement(node, inner);
        break;
      case 'Body':
        return block(node, inner);
      case 'ImportStatement':
      case 'Comment':
        return;
      default:
        if (!/Statement$|^(?:MatchBody|MatchClause)$/.test(node.name)) {
          read(node, inner);
          return;
        }
    }
    for (const part of partsOf(node)) {
      if (part.name === 'Body') {
        const isBranch = ['IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement'].includes(
          node.name,
        );
        block(part, isBranch ? { ...inner, branch: placeOf(part) } : inner);
      } else if (!['WithStatement', 'ForStatement'].includes(node.name)) statement(part, inner);
    }
  }

  function block(node: CodeSyntax, at: At): void {
    for (const part of partsOf(node)) statement(part, at);
  }

  block(tree, { scope: program.root, depth: 0 });
  return program;
}
