// Reads Terraform while it is typed: whatever is missing or too much, every name and value that is there is kept.
import type { Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { NAME, TOP } from './hcl-containers.ts';
import { HclExpressions, MAX_DEPTH } from './hcl-expressions.ts';

export interface UnfinishedItem {
  readonly name: Scalar;
  /** "=" or "{"; undefined for a name alone. */
  sign: '=' | '{' | undefined;
  value: UnfinishedTree | undefined;
  readonly labels: Scalar[];
  body: UnfinishedBody | undefined;
  end: number;
}

/** What is between the braces of a block, or the whole text. */
export interface UnfinishedBody {
  readonly start: number;
  end: number;
  closed: boolean;
  readonly items: UnfinishedItem[];
}

/** Blocks that never stand within themselves. */
const SINGLE = new Set(['statement', 'condition', 'principals', 'not_principals', 'resource', 'data']);

class HclReader extends HclExpressions {
  body(type: string, column: number): UnfinishedBody {
    const body: UnfinishedBody = { start: this.at, end: this.at, closed: false, items: [] };
    for (;;) {
      this.skip(true);
      if (this.isDone || (this.depth > 0 && this.isBodyOver(type, column))) break;
      if (this.sees('}') && this.depth > 0) {
        body.closed = true;
        break;
      }
      this.item(body.items);
    }
    body.end = this.at;
    if (!body.closed && this.depth > 0) this.isFaulty = true;
    return body;
  }

  /** Whether a block without its brace ends here. */
  isBodyOver(type: string, column: number): boolean {
    if (!this.byLayout) return false;
    const here = this.column();
    if (!here.isFirst) return false;
    if (this.sees('}')) return here.column < column;
    if (here.column === 0 && this.looksLike(TOP)) return true;
    if (!SINGLE.has(type) || here.column > column) return false;
    return new RegExp(String.raw`${type}[ \t]*["{]`, 'y').test(this.text.slice(this.at, this.at + 40));
  }

  item(items: UnfinishedItem[]): void {
    const start = this.at;
    const name = this.match(NAME);
    if (name === undefined) {
      this.isFaulty = true;
      if (this.sees('"')) this.string();
      else this.at += 1;
      return;
    }
    const scalar: Scalar = { kind: 'word', start, end: this.at, closed: false, text: name, value: name };
    const item: UnfinishedItem = {
      name: scalar,
      sign: undefined,
      value: undefined,
      labels: [],
      body: undefined,
      end: this.at,
    };
    items.push(item);
    this.skip(false);
    if (this.sees('=') && !this.sees('==')) {
      this.at += 1;
      item.sign = '=';
      item.end = this.at;
      this.skip(false);
      item.value = this.lineIsOver() ? undefined : this.expression(false);
      item.end = item.value?.end ?? item.end;
      if (!item.value) this.isFaulty = true;
    } else this.block(item);
    this.skip(false);
    if (!this.lineIsOver() && !this.sees('}')) {
      this.isFaulty = true;
      this.at = this.lineEnd();
    }
  }

  block(item: UnfinishedItem): void {
    while (!this.sees('{')) {
      if (this.sees('"')) item.labels.push(this.string());
      else {
        const start = this.at;
        const text = this.match(NAME);
        if (text === undefined) break;
        item.labels.push({ kind: 'word', start, end: this.at, closed: false, text, value: text });
      }
      this.skip(false);
    }
    if (!this.takes('{') || this.depth > MAX_DEPTH) {
      this.isFaulty = true;
      return;
    }
    item.sign = '{';
    this.depth += 1;
    item.body = this.body(item.name.text, this.column(item.name.start).column);
    this.depth -= 1;
    if (item.body.closed) this.at += 1;
    item.end = item.body.closed ? this.at : this.text.slice(0, this.at).trimEnd().length;
  }
}

/** What the text says. Never throws. */
export function readUnfinishedHcl(text: string): UnfinishedBody & { readonly isFaulty: boolean } {
  const reader = new HclReader(text, false);
  const body = reader.body('', 0);
  if (!reader.isFaulty) return { ...body, isFaulty: false };
  return { ...new HclReader(text, true).body('', 0), isFaulty: true };
}
