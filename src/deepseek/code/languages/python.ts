// Python → program.
import {
  addTo,
  bind,
  newProgram,
  newScope,
  pathOf,
  type CodeProgram,
  type Expression,
  type Place,
} from '#deepseek/code/program.ts';
import {
  childNamed,
  childrenOf,
  partsOf,
  placeOf,
  deeper,
  inPart,
  textIn,
  type CodeSyntax,
} from '#deepseek/code/syntax.ts';
import { pythonExpressions, type PythonPlace } from './python-expressions.ts';

const OPERATORS = new Set(['AssignOp', 'UpdateOp', 'ArithOp', 'BitOp', 'CompareOp', 'TypeDef', 'At']);

const BRANCHES = new Set(['IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement']);

export function pythonProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = newProgram();
  const textOf = textIn(text);
  const { read, functionAt, setKey, itemOf } = pythonExpressions(program, text);

  function assign(target: CodeSyntax, value: Expression, at: PythonPlace, from: number): void {
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

  function assignment(node: CodeSyntax, at: PythonPlace): void {
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

  function withStatement(node: CodeSyntax, at: PythonPlace): void {
    const children = childrenOf(node);
    for (const [index, child] of children.entries()) {
      const target = children[index + 2];
      if (children[index + 1]?.name === 'as' && target) assign(target, read(child, at), at, child.to);
      else if (child.name.endsWith('Expression')) read(child, at);
    }
  }

  function forStatement(node: CodeSyntax, at: PythonPlace): void {
    const children = childrenOf(node).filter(({ name }) => name !== 'Comment');
    const within = children.findIndex(({ name }) => name === 'in');
    const list = children[within + 1];
    if (within < 0 || !list) return;
    const of = read(list, at);
    const targets = children.slice(0, within).filter(({ name }) => name === 'VariableName');
    for (const [index, target] of targets.entries())
      assign(target, itemOf(of, index, targets.length), at, list.to);
  }

  function statement(node: CodeSyntax, at: PythonPlace): void {
    const inner = deeper(at);
    if (!inner) return;
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
      if (part.name === 'Body') block(part, inPart(inner, node, part, BRANCHES));
      else if (!['WithStatement', 'ForStatement'].includes(node.name)) statement(part, inner);
    }
  }

  function block(node: CodeSyntax, at: PythonPlace): void {
    for (const part of partsOf(node)) statement(part, at);
  }

  block(tree, { scope: program.root, depth: 0 });
  return program;
}
