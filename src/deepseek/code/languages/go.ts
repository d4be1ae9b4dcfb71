// Go → program.
import {
  addTo,
  bind,
  newProgram,
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
  quoted,
  deeper,
  elementOf,
  inPart,
  textIn,
  type CodeSyntax,
  type CodePlace,
} from '#deepseek/code/syntax.ts';

interface At extends CodePlace {
  /** What a method calls its own value. */
  readonly receiver?: string | undefined;
}

const BRANCHES = new Set([
  'IfStatement',
  'ForStatement',
  'SwitchStatement',
  'TypeSwitchStatement',
  'SelectStatement',
]);

/** A member of a struct, with the default that its tag has. */
const TAG = /^[ \t]*(\w+)[ \t]+\*?string[ \t]+`[^`\n]*\b(?:envDefault|default):"([^"\n]+)"/gm;

export function goProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = newProgram();
  const textOf = textIn(text);

  function nameOf(node: CodeSyntax, at: At): Expression {
    const name = textOf(node);
    return { kind: 'name', name: name === at.receiver ? 'this' : name, scope: at.scope, ...placeOf(node) };
  }

  function call(node: CodeSyntax, at: At): Expression {
    const [callee, list] = partsOf(node);
    if (!callee) return otherAt(node);
    const made: CallExpression = {
      kind: 'call',
      callee: read(callee, at),
      args: list ? partsOf(list).map((arg) => read(arg, at)) : [],
      named: [],
      ...placeOf(node),
    };
    program.calls.push(made);
    if (made.callee.kind === 'member' && made.callee.name === 'Setenv') {
      const [key, value] = made.args;
      if (key?.kind === 'text' && value) addTo(program.environment, key.value, value);
    }
    const [target, ...rest] = made.args;
    if (made.callee.kind === 'member' && /^StringVarP?$/.test(made.callee.name) && target)
      option(target, made, rest);
    return made;
  }

  /** `flag.StringVar(&model, "model", "deepseek.v3.2", "…")` */
  function option(target: Expression, made: CallExpression, args: readonly Expression[]): void {
    const [name] = args;
    const fallback = args.at(-2);
    if (!name || !fallback) return;
    const { start, end } = made;
    const flag: Expression = { kind: 'name', name: 'flag', scope: program.root, start, end };
    const callee: Expression = { kind: 'member', of: flag, name: 'String', start, end };
    const value: Expression = { ...made, callee, args: [name, fallback] };
    const path = target.kind === 'member' ? pathOf(target.of) : undefined;
    if (target.kind === 'name') bind(program.root, target.name, value, { at: 0 });
    else if (target.kind === 'member' && path !== undefined)
      addTo(program.additions, path, { key: target.name, value });
  }

  /** `ModelID string \`envDefault:"deepseek.v3.2"\`` */
  function tags(node: CodeSyntax): void {
    for (const match of textOf(node).matchAll(TAG)) {
      const [whole, name = '', value = ''] = match;
      const end = node.from + match.index + whole.length - 1;
      addTo(program.fields, name, {
        owner: '',
        value: { kind: 'text', value, start: end - value.length, end },
      });
    }
  }

  /** `Type{Key: value}` and `[]string{"a", "b"}`. */
  function composite(node: CodeSyntax, at: At): Expression {
    const body = childNamed(node, 'LiteralValue');
    const [type] = partsOf(node);
    const entries: KeyedExpression[] = [];
    const items: Expression[] = [];
    for (const element of body ? partsOf(body) : []) {
      const key = childNamed(element, 'Key');
      const value = partsOf(element).at(-1);
      if (!value) continue;
      const own = value.name === 'LiteralValue' ? composite(element, at) : read(value, at);
      if (!key || value === key) items.push(own);
      else entries.push({ key: textOf(key).replaceAll(/^["`]|["`]$/g, ''), value: own });
    }
    const owner = type ? textOf(type) : '';
    if (/^\w+$/.test(owner))
      for (const { key = '', value } of entries) addTo(program.fields, key, { owner, value });
    const place = placeOf(node);
    return items.length > 0 && entries.length === 0
      ? { kind: 'list', items, ...place }
      : { kind: 'object', entries, ...place };
  }

  function functionOf(node: CodeSyntax, at: At, name: string): Scope {
    const scope = newScope(at.scope);
    const lists = childrenOf(node).filter((child) => child.name === 'Parameters');
    const list = node.name === 'MethodDecl' ? lists[1] : lists[0];
    const own = node.name === 'MethodDecl' && lists[0] ? partsOf(lists[0])[0] : undefined;
    const receiver = own && childNamed(own, 'DefName');
    const parameters: string[] = [];
    const names = (list ? partsOf(list) : []).flatMap((part) =>
      childrenOf(part).filter((each) => each.name === 'DefName'),
    );
    for (const [position, each] of names.entries()) {
      const parameter = textOf(each);
      parameters.push(parameter);
      bind(
        scope,
        parameter,
        { kind: 'parameter', of: name, name: parameter, position, fallback: undefined, ...placeOf(each) },
        { at: each.from },
      );
    }
    program.functions.push({ name, parameters, scope, ...placeOf(node) });
    const body = childNamed(node, 'Block');
    const inner: At = { scope, receiver: receiver ? textOf(receiver) : at.receiver, depth: at.depth };
    if (body) statement(body, inner);
    return scope;
  }

  function read(node: CodeSyntax, at: At): Expression {
    const inner = deeper(at);
    if (!inner) return otherAt(node);
    const place = placeOf(node);
    switch (node.name) {
      case 'String':
        return quoted(textOf(node), node.from, textOf(node).startsWith('`'));
      case 'Number':
      case 'Bool':
        return { kind: 'text', value: textOf(node), ...place };
      case 'VariableName':
        return nameOf(node, at);
      case 'SelectorExpr': {
        const [of, field] = partsOf(node);
        return of && field
          ? { kind: 'member', of: read(of, inner), name: textOf(field), ...place }
          : otherAt(node);
      }
      case 'IndexExpr': {
        const [of, key] = partsOf(node);
        return of && key
          ? { kind: 'index', of: read(of, inner), key: read(key, inner), ...place }
          : otherAt(node);
      }
      case 'CallExpr':
        return call(node, inner);
      case 'TypedLiteral':
        return composite(node, inner);
      case 'UnaryExp':
      case 'ParenthesizedExpr': {
        const last = partsOf(node).at(-1);
        return last ? read(last, inner) : otherAt(node);
      }
      case 'BinaryExp': {
        const [left, operator, right] = childrenOf(node);
        if (!left || !operator || !right) return otherAt(node);
        const parts = [read(left, inner), read(right, inner)];
        return textOf(operator) === '+' ? { kind: 'join', parts, ...place } : otherAt(node);
      }
      case 'FunctionLiteral':
        return { kind: 'function', scope: functionOf(node, inner, ''), ...place };
      default:
        for (const part of partsOf(node)) read(part, inner);
        return otherAt(node);
    }
  }

  function assign(target: CodeSyntax, value: Expression, at: At, from: number): void {
    if (target.name === 'DefName' || target.name === 'VariableName') {
      bind(at.scope, textOf(target), value, { at: from, branch: at.branch });
      return;
    }
    if (target.name !== 'SelectorExpr' && target.name !== 'IndexExpr') return;
    const held = read(target, at);
    const path = held.kind === 'member' || held.kind === 'index' ? pathOf(held.of) : undefined;
    if (path === undefined) return;
    if (held.kind === 'member') {
      addTo(program.fields, held.name, { owner: path, value });
      addTo(program.additions, path, { key: held.name, value });
    }
    if (held.kind === 'index' && held.key.kind === 'text')
      addTo(program.additions, path, { key: held.key.value, value });
  }

  /** `a, b := x, y`, `var a = x`, `const a = x`. */
  function assignment(node: CodeSyntax, at: At): void {
    const children = childrenOf(node);
    const sign = children.findIndex(({ name }) => [':=', '=', 'AssignOp'].includes(name));
    if (sign < 0) return;
    const isValue = ({ name, isError }: CodeSyntax): boolean =>
      !isError && /^[A-Z]/.test(name) && !/Type$|^TypeName$/.test(name);
    const targets = children.slice(0, sign).filter(isValue);
    const values = children
      .slice(sign + 1)
      .filter(isValue)
      .map((value) => read(value, at));
    for (const [index, target] of targets.entries()) {
      const value = values[values.length === targets.length ? index : 0];
      // Of several results of one call the first is what is asked for, the others are errors.
      if (value && (values.length === targets.length || index === 0)) assign(target, value, at, node.to);
    }
  }

  function statement(node: CodeSyntax, at: At): void {
    const inner = deeper(at);
    if (!inner) return;
    switch (node.name) {
      case 'FunctionDecl':
      case 'MethodDecl': {
        const name = childNamed(node, 'DefName') ?? childNamed(node, 'FieldName');
        const own = name ? textOf(name) : '';
        const scope = functionOf(node, inner, own);
        if (node.name === 'FunctionDecl')
          bind(at.scope, own, { kind: 'function', scope, ...placeOf(node) }, { at: node.from });
        return;
      }
      case 'VarDecl':
      case 'ConstDecl': {
        if (childrenOf(node).some(({ name }) => name === ':=')) return assignment(node, inner);
        const specs = childNamed(node, 'SpecList') ?? node;
        for (const spec of partsOf(specs)) if (spec.name.endsWith('Spec')) assignment(spec, inner);
        return;
      }
      case 'Assignment':
        return assignment(node, inner);
      case 'ReturnStatement':
        for (const [index, part] of partsOf(node).entries()) {
          const value = read(part, inner);
          if (index === 0) at.scope.returns.push(value);
        }
        return;
      case 'RangeClause': {
        const list = partsOf(node).at(-1);
        const target = partsOf(node)
          .filter(({ name }) => name === 'DefName')
          .at(-1);
        if (!list || !target) return;
        const of = read(list, inner);
        bind(at.scope, textOf(target), elementOf(of), { at: list.to });
        return;
      }
      case 'ImportDecl':
      case 'PackageClause':
        return;
      case 'TypeDecl':
        return tags(node);
    }
    if (!/(?:Statement|Block|Clause|Case|ExprStatement)$/.test(node.name)) {
      read(node, inner);
      return;
    }
    for (const part of partsOf(node)) statement(part, inPart(inner, node, part, BRANCHES));
  }

  for (const part of partsOf(tree)) statement(part, { scope: program.root, depth: 0 });
  return program;
}
