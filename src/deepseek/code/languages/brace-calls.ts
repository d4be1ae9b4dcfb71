// What the SDKs for C# and Rust write in their own way: Regions, filled-in texts, parameters that are set one by one.
import { REGIONS } from '#iam/facts/regions.ts';
import {
  pathOf,
  type CallExpression,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Scope,
} from '#deepseek/code/program.ts';
import type { BraceToken } from './tokens.ts';
import { variableAt } from './tree.ts';

const REGION_OF = new Map(REGIONS.map(({ code }) => [code.replaceAll('-', ''), code]));

/** `RegionEndpoint.USEast1` is us-east-1. */
export const regionNamed = (name: string): string | undefined => REGION_OF.get(name.toLowerCase());

/** `$"…{name}…"` */
export function templateOf({ value: body, start, end }: BraceToken, scope: Scope): Expression {
  const parts: Expression[] = [];
  for (const [, known = '', name] of body.matchAll(/([^{]*)(?:\{([^{}]*)\}|$|\{)/g)) {
    if (known !== '') parts.push({ kind: 'text', value: known, start, end });
    if (name !== undefined)
      parts.push(
        /^\w+$/.test(name) ? { kind: 'name', name, scope, start, end } : { kind: 'other', start, end },
      );
  }
  return { kind: 'join', parts, start, end };
}

/** Rust’s SDK sets the parameters one by one, and `send` calls: `client.converse().model_id(…).send()`. */
export function sent(of: Expression, program: CodeProgram): void {
  const named: KeyedExpression[] = [];
  for (let call = of; call.kind === 'call' && call.callee.kind === 'member'; call = call.callee.of) {
    const [first] = call.args;
    if (!first) {
      const index = program.calls.indexOf(call);
      if (index >= 0) program.calls[index] = { ...call, named, start: call.start, end: of.end };
      return;
    }
    named.unshift({ key: call.callee.name.replace(/^set_/, ''), value: first });
  }
}

/** Text that a function gives back as it is: `Region::new("…")`, `Some(x)`, `x.to_string()`. */
export function throughCall(call: CallExpression, scope: Scope): Expression {
  const path = pathOf(call.callee) ?? '';
  const [only] = call.args;
  if (
    only &&
    call.args.length === 1 &&
    /(?:^|\.)(?:Region\.(?:new|from_static)|Some|RegionEndpoint\.GetBySystemName|String\.from)$/.test(path)
  )
    return only;
  if (only?.kind === 'text' && /(?:^|\.)env\.var$/.test(path)) return variableAt(only.value, scope, call);
  if (only && call.callee.kind === 'member' && /^unwrap_or(?:_else)?$/.test(call.callee.name))
    return { kind: 'either', options: [call.callee.of, only], start: call.start, end: call.end };
  const isPassed =
    call.callee.kind === 'member' &&
    /^(?:to_string|to_owned|into|clone|as_str|unwrap|expect|as_ref)$/.test(call.callee.name);
  return isPassed && call.callee.kind === 'member' ? call.callee.of : call;
}
