// JavaScript and TypeScript → program.
import {
  addTo,
  bind,
  newProgram,
  newScope,
  pathOf,
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
  deeper,
  elementOf,
  inPart,
  textIn,
  type CodeSyntax,
  type CodePlace,
} from '#deepseek/code/syntax.ts';
import { FUNCTIONS, javaScriptExpressions } from './javascript-expressions.ts';

const BRANCHES = new Set([
  'IfStatement',
  'ForStatement',
  'WhileStatement',
  'TryStatement',
  'SwitchStatement',
  'CatchClause',
]);

export function javaScriptProgram(tree: CodeSyntax, text: string): CodeProgram {
  const program = newProgram();
  const textOf = textIn(text);
  const { read, member } = javaScriptExpressions(program, text, { functionOf, assignment });

  /** Names that are set, one or those of a pattern: `{ model, region = "…" } = value`. */
  function set(target: CodeSyntax, value: Expression, at: CodePlace, from: number): void {
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

  function functionOf(node: CodeSyntax, at: CodePlace, name: string): Expression {
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

  function assignment(node: CodeSyntax, at: CodePlace): Expression {
    const [target] = partsOf(node);
    const last = partsOf(node).at(-1);
    if (!target || !last || target.from === last.from) return otherAt(node);
    const path = textOf(target).replace(/^module\./, '');
    const value = FUNCTIONS.has(last.name) ? functionOf(last, at, path.replace(/^.*\./, '')) : read(last, at);
    set(target, value, at, node.to);
    return value;
  }

  function declaration(node: CodeSyntax, at: CodePlace): void {
    const parts = partsOf(node).filter(({ name }) => name !== 'TypeAnnotation');
    for (const [index, target] of parts.entries()) {
      const value = parts[index + 2];
      if (parts[index + 1]?.name !== 'Equals' || !value) continue;
      const own = FUNCTIONS.has(value.name) ? functionOf(value, at, textOf(target)) : read(value, at);
      set(target, own, at, value.to);
    }
  }

  function classBody(node: CodeSyntax, at: CodePlace, owner: string): void {
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

  function statement(node: CodeSyntax, at: CodePlace): void {
    const inner = deeper(at);
    if (!inner) return;
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
      case 'EnumDeclaration': {
        const own = childNamed(node, 'TypeDefinition');
        const parts = partsOf(childNamed(node, 'EnumBody') ?? node);
        const entries = parts.flatMap((key, index): readonly KeyedExpression[] => {
          const value = parts[index + 2];
          return parts[index + 1]?.name === 'Equals' && value
            ? [{ key: textOf(key), value: read(value, inner) }]
            : [];
        });
        if (own)
          bind(at.scope, textOf(own), { kind: 'object', entries, ...placeOf(node) }, { at: node.from });
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
        set(target, elementOf(of), inner, list.to);
        return;
      }
      case 'ExportDeclaration': {
        const value = partsOf(node).at(-1);
        if (!childNamed(node, 'default') || !value?.name.endsWith('Expression')) break;
        bind(program.root, 'default', read(value, inner), { at: node.to });
        return;
      }
      case 'ImportDeclaration':
        return;
    }
    if (!/(?:Statement|Declaration|Block|Clause|Spec|SwitchBody)$/.test(node.name)) read(node, inner);
    else for (const part of partsOf(node)) statement(part, inPart(inner, node, part, BRANCHES));
  }

  // A text that is one expression gives its value.
  const [only] = partsOf(tree);
  if (tree.name === 'SingleExpression' && only)
    program.root.returns.push(read(only, { scope: program.root, depth: 0 }));
  else for (const part of partsOf(tree)) statement(part, { scope: program.root, depth: 0 });
  return program;
}
