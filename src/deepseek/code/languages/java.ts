// Java → program.
import { findRegion } from '#iam/facts/regions.ts';
import {
  addTo,
  bind,
  changeable,
  newProgram,
  newScope,
  pathOf,
  type CallExpression,
  type CodeProgram,
  type Expression,
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
  /** The scope of the fields around it. */
  readonly fields?: Scope | undefined;
  readonly owner?: string | undefined;
}

const BRANCHES = new Set([
  'IfStatement',
  'EnhancedForStatement',
  'ForStatement',
  'WhileStatement',
  'TryStatement',
  'CatchClause',
]);

/** `Region.US_WEST_2` is the Region us-west-2. */
const regionConstant = (name: string): string | undefined => {
  const code = name.toLowerCase().replaceAll('_', '-');
  return findRegion(code) && code;
};

const INJECTED =
  /@Value\(\s*"\$\{([\w.-]+)(?::([^"{}]*))?\}"|@ConfigProperty\(\s*name\s*=\s*"([\w.-]+)"(,\s*defaultValue\s*=\s*"([^"]*)")?/;

export function javaProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = newProgram();
  const textOf = textIn(text);

  function invocation(node: CodeSyntax, at: At): Expression {
    const name = childNamed(node, 'MethodName');
    const list = childNamed(node, 'ArgumentList');
    const [of] = partsOf(node);
    if (!name || !of) return otherAt(node);
    const args = list ? partsOf(list).map((arg) => read(arg, at)) : [];
    const callee: Expression =
      of === name
        ? { kind: 'name', name: textOf(name), scope: at.scope, ...placeOf(name) }
        : { kind: 'member', of: read(of, at), name: textOf(name), start: of.from, end: name.to };
    const made: CallExpression = { kind: 'call', callee, args, named: [], ...placeOf(node) };
    program.calls.push(made);
    const [key, value] = args;
    const path = callee.kind === 'member' ? pathOf(callee.of) : undefined;
    if (
      callee.kind === 'member' &&
      callee.name === 'put' &&
      path !== undefined &&
      key?.kind === 'text' &&
      value
    )
      addTo(program.additions, path, { key: key.value, value });
    return made;
  }

  function creation(node: CodeSyntax, at: At): Expression {
    const list = childNamed(node, 'ArgumentList');
    const type = partsOf(node).find((part) => part !== list);
    if (!type) return otherAt(node);
    const name = textOf(type)
      .replace(/<[\s\S]*$/, '')
      .replace(/^.*\./, '');
    const made: CallExpression = {
      kind: 'call',
      callee: { kind: 'name', name, scope: at.scope, start: type.from, end: type.from + name.length },
      args: list ? partsOf(list).map((arg) => read(arg, at)) : [],
      named: [],
      ...placeOf(node),
    };
    program.calls.push(made);
    return made;
  }

  function access(node: CodeSyntax, at: At): Expression {
    const [of] = childrenOf(node);
    const name = partsOf(node).at(-1);
    if (!of || !name) return otherAt(node);
    const region = /Regions?$/.test(textOf(of)) ? regionConstant(textOf(name)) : undefined;
    if (region !== undefined) return { kind: 'text', value: region, ...placeOf(name) };
    const from: Expression =
      of.name === 'this' ? { kind: 'name', name: 'this', scope: at.scope, ...placeOf(of) } : read(of, at);
    return { kind: 'member', of: from, name: textOf(name), ...placeOf(node) };
  }

  function lambda(node: CodeSyntax, at: At): Expression {
    const scope = newScope(at.scope);
    const body = partsOf(node).at(-1);
    if (!body) return otherAt(node);
    const inner = { ...at, scope };
    if (body.name !== 'Block') scope.returns.push(read(body, inner));
    else {
      for (const part of partsOf(body)) {
        const [only] = partsOf(part);
        if (part.name === 'ExpressionStatement' && only) scope.returns.push(read(only, inner));
        else statement(part, inner);
      }
    }
    return { kind: 'function', scope, ...placeOf(node) };
  }

  function read(node: CodeSyntax, at: At): Expression {
    const inner = deeper(at);
    if (!inner) return otherAt(node);
    const place = placeOf(node);
    switch (node.name) {
      case 'StringLiteral':
      case 'TextBlock':
        return quoted(textOf(node), node.from);
      case 'IntegerLiteral':
      case 'BooleanLiteral':
        return { kind: 'text', value: textOf(node), ...place };
      case 'Identifier':
        return { kind: 'name', name: textOf(node), scope: at.scope, ...place };
      case 'FieldAccess':
        return access(node, inner);
      case 'MethodInvocation':
        return invocation(node, inner);
      case 'ObjectCreationExpression':
        return creation(node, inner);
      case 'LambdaExpression':
        return lambda(node, inner);
      case 'BinaryExpression': {
        const [left, operator, right] = childrenOf(node);
        if (!left || !operator || !right) return otherAt(node);
        const parts = [read(left, inner), read(right, inner)];
        return textOf(operator) === '+' ? { kind: 'join', parts, ...place } : otherAt(node);
      }
      case 'TernaryExpression': {
        const [when, yes, no] = partsOf(node)
          .filter(({ name }) => name !== 'LogicOp')
          .map((part) => read(part, inner));
        return when && yes && no ? { kind: 'either', options: [yes, no], when, ...place } : otherAt(node);
      }
      case 'ParenthesizedExpression': {
        const [only] = partsOf(node);
        return only ? read(only, inner) : otherAt(node);
      }
      case 'CastExpression': {
        const last = partsOf(node).at(-1);
        return last ? read(last, inner) : otherAt(node);
      }
      case 'ArrayInitializer':
        return { kind: 'list', items: partsOf(node).map((part) => read(part, inner)), ...place };
      case 'AssignmentExpression': {
        const [target] = partsOf(node);
        const value = partsOf(node).at(-1);
        if (!target || !value || target === value) return otherAt(node);
        const own = read(value, inner);
        assign(target, own, inner, node.to);
        return own;
      }
      default:
        for (const part of partsOf(node)) read(part, inner);
        return otherAt(node);
    }
  }

  function assign(target: CodeSyntax, value: Expression, at: At, from: number): void {
    if (target.name === 'Identifier')
      return bind(at.scope, textOf(target), value, { at: from, branch: at.branch });
    const held = target.name === 'FieldAccess' ? access(target, at) : undefined;
    if (held?.kind !== 'member' || pathOf(held.of) !== 'this') return;
    addTo(program.fields, held.name, { owner: 'this', value });
    if (at.fields) bind(at.fields, held.name, value, { at: 0 });
  }

  /** `@Value("${bedrock.model-id:deepseek.v3.2}")`, `@ConfigProperty(name = "…", defaultValue = "…")` */
  function injected(node: CodeSyntax): Expression | undefined {
    const annotations = childNamed(node, 'Modifiers');
    const match = annotations && INJECTED.exec(textOf(annotations));
    const [, name, value, named, , fallback] = match ?? [];
    const key = name ?? named;
    if (!annotations || !match || key === undefined) return undefined;
    const own = value ?? fallback;
    const end = annotations.from + match.index + match[0].length - (value === undefined ? 1 : 2);
    const place = { start: end - (own ?? '').length, end };
    return changeable(
      key,
      own === undefined ? { kind: 'other', ...placeOf(annotations) } : { kind: 'text', value: own, ...place },
    );
  }

  function variables(node: CodeSyntax, at: At): void {
    const given = node.name === 'FieldDeclaration' ? injected(node) : undefined;
    for (const part of partsOf(node).filter(({ name }) => name === 'VariableDeclarator')) {
      const [name] = partsOf(part);
      const value = partsOf(part).at(-1);
      if (!name || !value) continue;
      const own = name === value ? given : read(value, at);
      if (!own) continue;
      bind(at.scope, textOf(name), own, { at: part.to, branch: at.branch });
      if (node.name === 'FieldDeclaration')
        addTo(program.fields, textOf(name), { owner: at.owner ?? '', value: own });
    }
  }

  function method(node: CodeSyntax, at: At): void {
    const definition = childNamed(node, 'Definition');
    const name = definition ? textOf(definition) : '';
    const scope = newScope(at.scope);
    const list = childNamed(node, 'FormalParameters');
    const parameters: string[] = [];
    for (const [position, part] of (list ? partsOf(list) : []).entries()) {
      const own = childNamed(part, 'Definition');
      if (!own) continue;
      parameters.push(textOf(own));
      bind(
        scope,
        textOf(own),
        injected(part) ?? {
          kind: 'parameter',
          of: name,
          name: textOf(own),
          position,
          fallback: undefined,
          ...placeOf(own),
        },
        { at: own.from },
      );
    }
    program.functions.push({ name, parameters, scope, ...placeOf(node) });
    const body = childNamed(node, 'Block') ?? childNamed(node, 'ConstructorBody');
    if (body) statement(body, { ...at, scope, branch: undefined });
  }

  function statement(node: CodeSyntax, at: At): void {
    const inner = deeper(at);
    if (!inner) return;
    switch (node.name) {
      case 'ClassDeclaration':
      case 'EnumDeclaration':
      case 'RecordDeclaration':
      case 'InterfaceDeclaration': {
        const name = childNamed(node, 'Definition');
        const body = partsOf(node).at(-1);
        const scope = newScope(at.scope);
        const owner = name ? textOf(name) : '';
        for (const part of body ? partsOf(body) : [])
          statement(part, { ...inner, scope, fields: scope, owner });
        return;
      }
      case 'FieldDeclaration':
      case 'LocalVariableDeclaration':
        return variables(node, inner);
      case 'MethodDeclaration':
      case 'ConstructorDeclaration':
        return method(node, inner);
      case 'ReturnStatement': {
        const [value] = partsOf(node);
        if (value) at.scope.returns.push(read(value, inner));
        return;
      }
      case 'EnhancedForStatement': {
        const spec = childNamed(node, 'ForSpec');
        const name = spec && childNamed(spec, 'Definition');
        const list = spec && partsOf(spec).at(-1);
        if (name && list) {
          const of = read(list, inner);
          bind(at.scope, textOf(name), elementOf(of), { at: list.to });
        }
        break;
      }
      case 'ImportDeclaration':
      case 'PackageDeclaration':
        return;
    }
    if (!/(?:Statement|Declaration|Block|Body|Clause|ResourceSpecification|Resource)$/.test(node.name)) {
      read(node, inner);
      return;
    }
    if (node.name === 'Resource') {
      const name = childNamed(node, 'Definition');
      const value = partsOf(node).at(-1);
      if (name && value) bind(at.scope, textOf(name), read(value, inner), { at: value.to });
      return;
    }
    for (const part of partsOf(node)) {
      if (part.name === 'ForSpec' && node.name === 'EnhancedForStatement') continue;
      statement(part, inPart(inner, node, part, BRANCHES));
    }
  }

  for (const part of partsOf(tree)) statement(part, { scope: program.root, depth: 0 });
  return program;
}
