// JavaScript and TypeScript → program.
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
  quoted,
} from '#core/code/syntax.ts';

interface At {
  readonly scope: Scope;
  readonly branch?: Place | undefined;
  readonly depth: number;
}

const FUNCTIONS = new Set([
  'ArrowFunction',
  'FunctionExpression',
  'FunctionDeclaration',
  'MethodDeclaration',
]);
const BRANCHES = new Set([
  'IfStatement',
  'ForStatement',
  'WhileStatement',
  'TryStatement',
  'SwitchStatement',
  'CatchClause',
]);
const CHOICES = new Set(['??', '||']);

export function javaScriptProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = newProgram();
  const textOf = ({ from, to }: CodeSyntax): string => text.slice(from, to);
  const other = (node: CodeSyntax): Expression => ({ kind: 'other', ...placeOf(node) });
  const literal = (node: CodeSyntax): Expression => quoted(textOf(node), node.from);

  function template(node: CodeSyntax, at: At): Expression {
    const parts: Expression[] = [];
    const end = Math.max(node.from + 1, textOf(node).endsWith('`') ? node.to - 1 : node.to);
    let from = node.from + 1;
    const upTo = (to: number) => {
      if (to > from) parts.push({ kind: 'text', value: text.slice(from, to), start: from, end: to });
    };
    for (const child of childrenOf(node).filter(({ name }) => name === 'Interpolation')) {
      upTo(child.from);
      const inner = partsOf(child).find(({ name }) => !name.startsWith('Interpolation'));
      parts.push(inner ? read(inner, at) : other(child));
      from = child.to;
    }
    upTo(end);
    return { kind: 'join', parts, start: node.from + 1, end };
  }

  function entriesOf(node: CodeSyntax, at: At): readonly KeyedExpression[] {
    return partsOf(node).flatMap((property): readonly KeyedExpression[] => {
      const [first, second] = partsOf(property);
      if (property.name !== 'Property' || !first) return [];
      if (first.name === 'Spread') return second ? [{ key: undefined, value: read(second, at) }] : [];
      const key = first.name === 'String' ? literal(first) : undefined;
      const name = key?.kind === 'text' ? key.value : textOf(first);
      if (second) return [{ key: name, value: read(second, at) }];
      return [{ key: name, value: { kind: 'name', name, scope: at.scope, ...placeOf(first) } }];
    });
  }

  function call(node: CodeSyntax, at: At): Expression {
    const [callee, ...rest] = partsOf(node);
    const list = rest.find(({ name }) => name === 'ArgList');
    if (!callee) return other(node);
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

  function member(node: CodeSyntax, at: At): Expression {
    const [of] = childrenOf(node);
    const next = partsOf(node).at(-1);
    if (!of || !next || next.from === of.from) return other(node);
    const from: Expression =
      of.name === 'this' ? { kind: 'name', name: 'this', scope: at.scope, ...placeOf(of) } : read(of, at);
    return next.name === 'PropertyName' || next.name === 'PrivatePropertyName'
      ? { kind: 'member', of: from, name: textOf(next), ...placeOf(node) }
      : { kind: 'index', of: from, key: read(next, at), ...placeOf(node) };
  }

  function binary(node: CodeSyntax, at: At): Expression {
    const [left, operator, right] = childrenOf(node).filter(({ isError }) => !isError);
    if (!left || !operator || !right) return other(node);
    const sign = textOf(operator);
    if (sign === 'as' || sign === 'satisfies') return read(left, at);
    const both = [read(left, at), read(right, at)];
    if (sign === '+') return { kind: 'join', parts: both, ...placeOf(node) };
    return CHOICES.has(sign) ? { kind: 'either', options: both, ...placeOf(node) } : other(node);
  }

  /** Names that are set, one or those of a pattern: `{ model, region = "…" } = value`. */
  function set(target: CodeSyntax, value: Expression, at: At, from: number): void {
    switch (target.name) {
      case 'VariableDefinition':
      case 'VariableName':
        bind(at.scope, textOf(target), value, { at: from, branch: at.branch });
        return;
      case 'ObjectPattern':
        for (const property of partsOf(target)) {
          const [first, second, third] = partsOf(property).filter(({ name }) => name !== 'Equals');
          if (!first) continue;
          const hasName = childrenOf(property).some(({ name }) => name === ':');
          const own = hasName ? second : first;
          const fallback = hasName ? third : second;
          if (!own) continue;
          const held: Expression = { kind: 'member', of: value, name: textOf(first), ...placeOf(first) };
          set(
            own,
            fallback ? { kind: 'either', options: [held, read(fallback, at)], ...placeOf(property) } : held,
            at,
            from,
          );
        }
        return;
      case 'ArrayPattern':
        for (const [index, item] of partsOf(target).entries())
          set(
            item,
            {
              kind: 'index',
              of: value,
              key: { kind: 'text', value: String(index), ...placeOf(item) },
              ...placeOf(item),
            },
            at,
            from,
          );
        return;
      case 'MemberExpression': {
        const held = member(target, at);
        if (held.kind === 'member') {
          const path = pathOf(held.of);
          if (path === 'process.env') addTo(program.environment, held.name, value);
          else if (path === 'this') addTo(program.fields, held.name, { owner: 'this', value });
          else if (path !== undefined) {
            addTo(program.additions, path, { key: held.name, value });
            addTo(program.fields, held.name, { owner: path, value });
          }
        }
        if (held.kind === 'index' && held.key.kind === 'text') {
          const path = pathOf(held.of);
          if (path !== undefined) addTo(program.additions, path, { key: held.key.value, value });
        }
      }
    }
  }

  function functionOf(node: CodeSyntax, at: At, name: string): Expression {
    const scope = newScope(at.scope);
    const list = childNamed(node, 'ParamList');
    const names: string[] = [];
    const groups: CodeSyntax[][] = [[]];
    for (const child of list ? childrenOf(list) : []) {
      if (child.name === ',') groups.push([]);
      else if (!['(', ')', 'TypeAnnotation', 'Privacy', 'readonly', 'Optional'].includes(child.name))
        groups.at(-1)?.push(child);
    }
    const single = list ? undefined : childNamed(node, 'VariableDefinition');
    if (single && node.name === 'ArrowFunction') groups[0]?.push(single);
    for (const [position, group] of groups.entries()) {
      const [target, equals, fallback] = group;
      if (!target) continue;
      const own = textOf(target);
      names.push(own);
      set(
        target,
        {
          kind: 'parameter',
          of: name,
          name: own,
          position,
          fallback: equals?.name === 'Equals' && fallback ? read(fallback, at) : undefined,
          ...placeOf(target),
        },
        { scope, depth: at.depth },
        target.from,
      );
      if (group !== undefined && list && childrenOf(list).some(({ name }) => name === 'Privacy'))
        addTo(program.fields, own, {
          owner: 'this',
          value: { kind: 'name', name: own, scope, start: node.to, end: node.to },
        });
    }
    program.functions.push({ name, parameters: names, scope, ...placeOf(node) });
    const body = childNamed(node, 'Block');
    const inner = { scope, depth: at.depth };
    if (body) statement(body, inner);
    else {
      const last = partsOf(node).at(-1);
      if (last && last.name !== 'ParamList') scope.returns.push(read(last, inner));
    }
    return { kind: 'function', scope, ...placeOf(node) };
  }

  function read(node: CodeSyntax, at: At): Expression {
    if (at.depth > MAX_DEPTH) return other(node);
    const inner = { ...at, depth: at.depth + 1 };
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
        return { kind: 'object', entries: entriesOf(node, inner), ...place };
      case 'ArrayExpression':
        return { kind: 'list', items: partsOf(node).map((part) => read(part, inner)), ...place };
      case 'BinaryExpression':
        return binary(node, inner);
      case 'ConditionalExpression': {
        const [test, yes, no] = partsOf(node).filter(({ name }) => name !== 'LogicOp');
        if (!test || !yes || !no) return other(node);
        read(test, inner);
        return { kind: 'either', options: [read(yes, inner), read(no, inner)], ...place };
      }
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
      case 'PostfixExpression': {
        const [only] = partsOf(node);
        return only ? read(only, inner) : other(node);
      }
      case 'AssignmentExpression':
        return assignment(node, inner);
      default:
        if (FUNCTIONS.has(node.name)) return functionOf(node, inner, '');
        for (const part of partsOf(node)) read(part, inner);
        return other(node);
    }
  }

  function assignment(node: CodeSyntax, at: At): Expression {
    const [target] = partsOf(node);
    const last = partsOf(node).at(-1);
    if (!target || !last || target.from === last.from) return other(node);
    const path = textOf(target).replace(/^module\./, '');
    const value = FUNCTIONS.has(last.name) ? functionOf(last, at, path.replace(/^.*\./, '')) : read(last, at);
    set(target, value, at, node.to);
    return value;
  }

  function declaration(node: CodeSyntax, at: At): void {
    const parts = partsOf(node).filter(({ name }) => name !== 'TypeAnnotation');
    for (const [index, target] of parts.entries()) {
      const value = parts[index + 2];
      if (parts[index + 1]?.name !== 'Equals' || !value) continue;
      const own = FUNCTIONS.has(value.name) ? functionOf(value, at, textOf(target)) : read(value, at);
      set(target, own, at, value.to);
    }
  }

  function classBody(node: CodeSyntax, at: At, owner: string): void {
    for (const part of partsOf(node)) {
      const name = childNamed(part, 'PropertyDefinition') ?? childNamed(part, 'PrivatePropertyDefinition');
      if (part.name === 'MethodDeclaration') {
        const own = name ? textOf(name) : '';
        functionOf(part, at, own === 'constructor' ? owner : own);
      } else if (part.name === 'PropertyDeclaration' && name) {
        const equals = childrenOf(part).findIndex((each) => each.name === 'Equals');
        const value = equals < 0 ? undefined : childrenOf(part)[equals + 1];
        if (!value) continue;
        const own = FUNCTIONS.has(value.name) ? functionOf(value, at, textOf(name)) : read(value, at);
        addTo(program.fields, textOf(name), { owner, value: own });
      }
    }
  }

  function statement(node: CodeSyntax, at: At): void {
    if (at.depth > MAX_DEPTH) return;
    const inner: At = { ...at, depth: at.depth + 1 };
    switch (node.name) {
      case 'VariableDeclaration':
        return declaration(node, inner);
      case 'FunctionDeclaration': {
        const own = childNamed(node, 'VariableDefinition');
        const name = own ? textOf(own) : '';
        bind(at.scope, name, functionOf(node, inner, name), { at: node.from });
        return;
      }
      case 'ClassDeclaration': {
        const own = childNamed(node, 'VariableDefinition');
        const body = childNamed(node, 'ClassBody');
        if (body) classBody(body, inner, own ? textOf(own) : '');
        return;
      }
      case 'ReturnStatement': {
        const [value] = partsOf(node);
        if (value) at.scope.returns.push(read(value, inner));
        return;
      }
      case 'ForOfSpec': {
        const [target] = partsOf(node);
        const list = partsOf(node).at(-1);
        if (!target || !list) return;
        const of = read(list, inner);
        set(target, { kind: 'element', of, start: of.start, end: of.end }, inner, list.to);
        return;
      }
      case 'ImportDeclaration':
        return;
      default:
        if (/(?:Statement|Declaration|Block|Clause|Spec|SwitchBody)$/.test(node.name)) {
          for (const part of partsOf(node))
            statement(
              part,
              BRANCHES.has(node.name) && part.name === 'Block' ? { ...inner, branch: placeOf(part) } : inner,
            );
          return;
        }
        read(node, inner);
    }
  }

  // A text that is one expression gives its value.
  const [only] = partsOf(tree);
  if (tree.name === 'SingleExpression' && only)
    program.root.returns.push(read(only, { scope: program.root, depth: 0 }));
  else for (const part of partsOf(tree)) statement(part, { scope: program.root, depth: 0 });
  return program;
}
