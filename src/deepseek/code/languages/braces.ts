// C#, Rust, Kotlin, PHP, Ruby, Scala and Swift → program: names, what they are set to, calls with their arguments, and objects with their members.
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
  type Place,
  type Scope,
} from '#deepseek/code/program.ts';
import { MAX_DEPTH } from '#deepseek/code/syntax.ts';
import { regionNamed, sent, templateOf, throughCall } from './brace-calls.ts';
import { tokensOf, type BraceToken } from './tokens.ts';

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const ENDS = new Set([')', ']', '}', ',', ';']);
/** Words that may stand before a value, and say nothing of it. */
const BEFORE = new Set([
  'await',
  'return',
  'mut',
  'ref',
  'out',
  'in',
  'move',
  'async',
  'throw',
  'yield',
  'dyn',
]);
const DECLARES = new Set(['let', 'const', 'static', 'val', 'var', 'final']);

interface Given {
  readonly args: Expression[];
  readonly named: KeyedExpression[];
}

const SCRIPTS = /^<\?php\b|^[ \t]*(?:end|require ['"][^\n]+)[ \t]*$/m;
/** C# and Rust have objects and closures of their own. */
const STRICT = /^[ \t]*(?:using [A-Z]|namespace |(?:pub )?(?:async )?fn |use \w+::)/m;

export function bracesProgram(text: string): CodeProgram {
  const program = newProgram();
  const { root: scope } = program;
  const isScript = SCRIPTS.test(text);
  const isLoose = isScript || !STRICT.test(text);
  const tokens = tokensOf(text, isScript);
  let at = 0;
  let depth = 0;
  /** The type before a name that is being set: that of `new(…)`. */
  let declared = '';

  const sees = (value: string, ahead = 0): boolean => {
    const token = tokens[at + ahead];
    return token?.kind === 'sign' && token.value === value;
  };
  const isWord = (token: BraceToken | undefined): token is BraceToken => token?.kind === 'word';
  const placeFrom = (start: number): Place => ({ start, end: tokens[at - 1]?.end ?? start });
  const nameAt = ({ value, start, end }: BraceToken): Expression => ({
    kind: 'name',
    name: value,
    scope,
    start,
    end,
  });

  /** Steps over `<…>` where only types are in it, and a call or an object follows. */
  function skipTypes(): void {
    const from = at;
    if (!sees('<')) return;
    for (let open = 0; at < tokens.length && at - from < 40; at += 1) {
      if (sees('<')) open += 1;
      else if (sees('>')) open -= 1;
      else if (
        !isWord(tokens[at]) &&
        !['::', '.', ',', '?', '[', ']', '&', '(', ')'].some((sign) => sees(sign))
      )
        break;
      if (open === 0) {
        at += 1;
        return;
      }
    }
    at = from;
  }

  /** What is between brackets: values, `name: value` and `Name = value`. */
  function given(open: string): Given {
    const close = CLOSES[open] ?? '';
    const found: Given = { args: [], named: [] };
    at += 1;
    while (at < tokens.length && !sees(close)) {
      const key = tokens[at];
      const before = at;
      if (isWord(key) && (sees(':', 1) || (open === '{' && sees('=', 1)))) {
        at += 2;
        found.named.push({ key: key.value, value: value() });
      } else if (key?.kind === 'text' && (sees('=>', 1) || (isLoose && sees(':', 1)))) {
        at += 2;
        found.named.push({ key: key.value, value: value() });
      } else if (sees('[') && open === '{') {
        // `["key"] = value`
        const { args } = given('[');
        const [name] = args;
        if (sees('=')) {
          at += 1;
          const held = value();
          if (name?.kind === 'text') found.named.push({ key: name.value, value: held });
        }
      } else if (isWord(key) && open === '(' && sees('=', 1)) {
        // The default of a parameter.
        at += 2;
        const held = value();
        bind(scope, key.value, held, { at: 0 });
        found.named.push({ key: key.value, value: held });
      } else if (sees(',') || sees(';') || sees('..')) at += 1;
      else found.args.push(value());
      if (at === before) at += 1;
    }
    at += 1;
    return found;
  }

  function made(callee: Expression, { args, named }: Given, start: number): CallExpression {
    const call: CallExpression = { kind: 'call', callee, args, named, ...placeFrom(start) };
    program.calls.push(call);
    return call;
  }

  /** `new Type(…) { Name = value }` */
  function creation(): Expression {
    const { start = 0, end = 0 } = tokens[at] ?? {};
    at += 1;
    let type: Expression = { kind: 'name', name: declared, scope, start, end };
    while (isWord(tokens[at]) || sees('.')) {
      const token = tokens[at];
      if (isWord(token)) type = nameAt(token);
      at += 1;
    }
    skipTypes();
    if (sees('[')) given('[');
    const first: Given = sees('(') ? given('(') : { args: [], named: [] };
    const second: Given = sees('{') ? given('{') : { args: [], named: [] };
    const isList = second.named.length === 0 && second.args.length > 0;
    if (isList) return { kind: 'list', items: second.args, ...placeFrom(start) };
    return made(type, { args: first.args, named: [...first.named, ...second.named] }, start);
  }

  function primary(): Expression {
    const token = tokens[at];
    const { start = text.length, end = start } = token ?? {};
    const place = { start, end };
    if (!token) return { kind: 'other', ...place };
    switch (token.kind) {
      case 'text':
      case 'number':
        at += 1;
        return { kind: 'text', value: token.value, ...place };
      case 'template':
        at += 1;
        return templateOf(token, scope);
      case 'word':
        if (token.value === 'new') return creation();
        at += 1;
        return token.value === 'true' || token.value === 'false'
          ? { kind: 'text', value: token.value, ...place }
          : nameAt(token);
      case 'sign':
        if (token.value === '(' || token.value === '[') {
          const { args, named } = given(token.value);
          const [only] = args;
          if (isLoose && named.length > 0) return { kind: 'object', entries: named, ...placeFrom(start) };
          if (token.value === '(' && args.length === 1 && only) return only;
          return { kind: 'list', items: args, ...placeFrom(start) };
        }
        if (token.value === '{') {
          if (isLoose && (sees(':', 2) || sees('=>', 2)))
            return { kind: 'object', entries: given('{').named, ...placeFrom(start) };
          block();
          return { kind: 'other', ...placeFrom(start) };
        }
        at += 1;
        // `|name| …`: what a closure gives back.
        if (token.value === '|') {
          while (at < tokens.length && !sees('|') && !sees(';')) at += 1;
          at += 1;
          return value();
        }
        // A sign before a value: `&config`, `!done`, `|x| …`.
        return ENDS.has(token.value) ? { kind: 'other', ...place } : value();
    }
  }

  function postfix(start: number, first: Expression): Expression {
    let value = first;
    for (;;) {
      if (sees('.') || sees('?.') || sees('::') || (isScript && sees('->'))) {
        at += 1;
        const name = tokens[at];
        if (sees('<')) {
          skipTypes();
          continue;
        }
        if (!isWord(name)) return value;
        at += 1;
        if (name.value === 'await') continue;
        const region =
          value.kind === 'name' && /^Region(?:Endpoint)?$/.test(value.name)
            ? regionNamed(name.value.replaceAll('_', ''))
            : undefined;
        value =
          region === undefined
            ? { kind: 'member', of: value, name: name.value, start: value.start, end: name.end }
            : { kind: 'text', value: region, start: name.start, end: name.end };
      } else if (sees('(')) {
        const call = made(value, given('('), start);
        if (call.callee.kind === 'member' && call.callee.name === 'send') sent(call.callee.of, program);
        value = throughCall(call, scope);
      } else if (sees('[')) {
        const [key] = given('[').args;
        value = key ? { kind: 'index', of: value, key, ...placeFrom(start) } : value;
      } else if (sees('!') && (sees('(', 1) || sees('[', 1))) {
        // A macro of Rust: `json!(…)`, `vec![…]`.
        at += 1;
        const { args } = given(sees('(') ? '(' : '[');
        value = { kind: 'list', items: args, ...placeFrom(start) };
      } else if (sees('?') || (sees('!') && !sees('=', 1))) at += 1;
      else if (sees('<') && value.kind !== 'text') {
        const before = at;
        skipTypes();
        if (at === before) return value;
      } else if (
        sees('{') &&
        value.kind === 'name' &&
        /^[A-Z]/.test(value.name) &&
        (sees(':', 2) || sees('}', 2))
      )
        value = made(value, given('{'), start);
      else if (isLoose && sees('{') && (value.kind === 'name' || value.kind === 'member') && sees('=', 2))
        value = made(value, given('{'), start);
      // `client.converse { r -> r.modelId(id) }`
      else if (isLoose && sees('{') && value.kind === 'member' && sees('->', 2)) {
        at += 3;
        const inner: Scope = newScope(scope);
        inner.returns.push(closure());
        const set: Expression = { kind: 'function', scope: inner, ...placeFrom(start) };
        value = made(value, { args: [set], named: [] }, start);
      } else return value;
    }
  }

  /** The last value up to the end of a block. */
  function closure(): Expression {
    let last: Expression = { kind: 'other', start: text.length, end: text.length };
    while (at < tokens.length && !sees('}')) {
      const before = at;
      last = value();
      if (at === before) at += 1;
    }
    at += 1;
    return last;
  }

  /** A value, and whatever is put together with it. */
  function value(): Expression {
    depth += 1;
    if (depth > MAX_DEPTH) {
      at = tokens.length;
      depth -= 1;
      return { kind: 'other', start: text.length, end: text.length };
    }
    while (isWord(tokens[at]) && BEFORE.has(tokens[at]?.value ?? '')) at += 1;
    const start = tokens[at]?.start ?? text.length;
    let found = postfix(start, primary());
    for (;;) {
      const sign = tokens[at];
      if (sign?.kind !== 'sign' || ENDS.has(sign.value) || sign.value === '{') break;
      if (sign.value === '=' || sign.value === ':' || sign.value === '+=') break;
      at += 1;
      const other = value();
      const both = [found, other];
      found =
        sign.value === '+'
          ? { kind: 'join', parts: both, ...placeFrom(start) }
          : sign.value === '??' || sign.value === '||'
            ? { kind: 'either', options: both, ...placeFrom(start) }
            : { kind: 'other', ...placeFrom(start) };
    }
    depth -= 1;
    return found;
  }

  function set(target: Expression, held: Expression): void {
    if (target.kind === 'name') bind(scope, target.name, held, { at: held.end });
    if (target.kind !== 'member') return;
    const path = pathOf(target.of);
    if (path === 'this' || path === 'self') {
      addTo(program.fields, target.name, { owner: 'this', value: held });
      bind(scope, target.name, held, { at: 0 });
    } else if (path !== undefined) addTo(program.additions, path, { key: target.name, value: held });
  }

  /** Statements up to the end of a block, or of the text; `owner`: of a class. */
  function block(owner?: string): void {
    if (sees('{')) at += 1;
    depth += 1;
    if (depth > MAX_DEPTH) at = tokens.length;
    let last: Expression | undefined;
    let previous: Expression | undefined;
    while (at < tokens.length && !sees('}')) {
      const before = at;
      const word = tokens[at];
      if (isWord(word) && DECLARES.has(word.value)) {
        if (isWord(tokens[at + 1]) && tokens[at + 1]?.value === 'mut') at += 1;
        const name = tokens[at + 1];
        at += 1;
        // `let name: Type = …`
        if (isWord(name) && sees(':', 1)) {
          while (at < tokens.length && !sees('=') && !sees(';') && !sees('{')) at += 1;
          last = nameAt(name);
        }
      } else if (sees('=') && last) {
        at += 1;
        declared = previous?.kind === 'name' ? previous.name : '';
        const held = value();
        declared = '';
        set(last, held);
        if (owner !== undefined && last.kind === 'name')
          addTo(program.fields, last.name, { owner, value: held });
        last = undefined;
      } else if (isWord(word) && /^(?:class|record|struct)$/.test(word.value) && isWord(tokens[at + 1])) {
        const name = tokens[at + 1]!.value;
        while (at < tokens.length && !sees('{') && !sees(';') && !sees('(')) at += 1;
        if (sees('{')) block(name);
      } else if (sees('{')) block();
      else {
        previous = sees(';') ? undefined : last;
        last = value();
      }
      if (at === before) at += 1;
    }
    at += 1;
    depth -= 1;
  }

  while (at < tokens.length) block();
  return program;
}
