// Reads the expressions of an unfinished Terraform text.
import type { Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { HclContainers, NAME, NUMBER } from './hcl-containers.ts';

const OPERATOR = /\|\||&&|==|!=|>=|<=|[>+%*]|-|<(?!<)|\/(?![/*])/y;
export const MAX_DEPTH = 60;

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

export class HclExpressions extends HclContainers {
  expression(inBrackets: boolean): UnfinishedTree | undefined {
    if (this.depth > MAX_DEPTH) {
      this.isFaulty = true;
      this.at = this.lineEnd();
      return undefined;
    }
    this.depth += 1;
    try {
      return this.operation(inBrackets);
    } finally {
      this.depth -= 1;
    }
  }

  operation(inBrackets: boolean): UnfinishedTree | undefined {
    const start = this.at;
    let value = this.operand(inBrackets);
    for (let count = 0; count < 400; count += 1) {
      const before = this.at;
      this.skip(inBrackets);
      if (value && this.takes('?')) return this.choice(value, inBrackets);
      if (this.match(OPERATOR) === undefined) {
        this.at = before;
        return value;
      }
      this.skip(true);
      if (!this.operand(inBrackets)) this.isFaulty = true;
      value = this.expressionOf(start);
    }
    return value;
  }

  /** `condition ? yes : no` */
  choice(condition: UnfinishedTree, inBrackets: boolean): UnfinishedTree {
    this.skip(true);
    const yes = this.expression(inBrackets);
    this.skip(true);
    let no: UnfinishedTree | undefined;
    if (this.takes(':')) {
      this.skip(true);
      no = this.expression(inBrackets);
    } else this.isFaulty = true;
    return this.called('choice', condition.start, [condition, ...(yes ? [yes] : []), ...(no ? [no] : [])]);
  }

  /** A call as an object of one member, like CloudFormation's functions. */
  called(name: string, start: number, args: UnfinishedTree[]): UnfinishedTree {
    const end = this.at;
    const text = `hcl::${name}`;
    const key: Scalar = { kind: 'word', start, end: start, closed: false, text, value: text };
    const value: UnfinishedTree = { kind: 'array', start, end, closed: true, items: args };
    return { kind: 'object', start, end, closed: true, members: [{ key, hasColon: true, value }] };
  }

  operand(inBrackets: boolean): UnfinishedTree | undefined {
    const start = this.at;
    // In a loop: there may be more signs than calls fit on the stack.
    let isSigned = false;
    while (this.match(/[!-]/y) !== undefined) {
      isSigned = true;
      this.skip(inBrackets);
    }
    const value = this.primary();
    if (isSigned && !value) return this.expressionOf(start);
    if (!value) return undefined;
    // `.name`, `[key]` and `.*` behind a value
    let isPart = false;
    while (
      this.match(/\.(?:[\p{ID_Start}_][\p{ID_Continue}-]*|\d+|\*)?/uy) !== undefined ||
      (this.sees('[') && this.index())
    )
      isPart = true;
    return isPart || isSigned ? this.expressionOf(start) : value;
  }

  index(): boolean {
    this.at += 1;
    this.skip(true);
    if (!this.takes('*')) this.expression(true);
    this.skip(true);
    if (!this.takes(']')) this.isFaulty = true;
    return true;
  }

  primary(): UnfinishedTree | undefined {
    const start = this.at;
    if (this.sees('"')) return this.string();
    if (this.sees('<<')) return this.heredoc();
    if (this.sees('[') || this.sees('{')) return this.isLoop() ? this.loop() : this.container();
    if (this.takes('(')) {
      this.skip(true);
      const value = this.expression(true);
      this.skip(true);
      if (!this.takes(')')) this.isFaulty = true;
      return value;
    }
    const number = this.match(NUMBER);
    if (number !== undefined) {
      return { kind: 'word', start, end: this.at, closed: false, text: number, value: Number(number) };
    }
    const name = this.match(NAME);
    if (name === undefined) return undefined;
    this.match(/(?:::[\w-]+)+/y);
    if (this.sees('(')) return this.call(this.text.slice(start, this.at), start);
    if (!Object.hasOwn(LITERALS, name)) return this.expressionOf(start);
    return { kind: 'word', start, end: this.at, closed: false, text: name, value: LITERALS[name]! };
  }

  call(name: string, start: number): UnfinishedTree {
    this.at += 1;
    const args: UnfinishedTree[] = [];
    this.elements(args, ')');
    if (!this.takes(')')) this.isFaulty = true;
    return this.called(name, start, args);
  }
}
