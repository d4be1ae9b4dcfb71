// Terraform while it is typed, in the form that JSON and YAML have: scalars, lists, objects, and calls like CloudFormation's.
import type { Attribute, Block, Body, HclExpression, Label, ObjectEntry } from '#iam/import/hcl/ast.ts';
import { isMissing } from '#iam/import/hcl/cursor.ts';
import { readUnfinishedBody } from '#iam/import/hcl/parse-body.ts';
import type { Scalar, UnfinishedMember, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';

export interface UnfinishedItem {
  readonly name: Scalar;
  /** "=" or "{"; undefined for a name alone. */
  readonly sign: '=' | '{' | undefined;
  readonly value: UnfinishedTree | undefined;
  readonly labels: readonly Scalar[];
  readonly body: UnfinishedBody | undefined;
  readonly end: number;
}

/** What is between the braces of a block, or the whole text. */
export interface UnfinishedBody {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  readonly items: readonly UnfinishedItem[];
}

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Whether a string has parts that Terraform works out. */
const hasTemplate = (written: string): boolean => /(?:^|[^$])\$\{|(?:^|[^%])%\{/.test(written);

const withoutDoubles = (text: string): string => text.replaceAll('$${', '${').replaceAll('%%{', '%{');

function unescaped(written: string): string {
  if (!/[\\$%]/.test(written)) return written;
  const plain = written.replaceAll(/\\(u[\da-f]{4}|U[\da-f]{8}|[^])/gi, (whole, escape: string) => {
    if (/^u.+/i.test(escape)) {
      const code = Number.parseInt(escape.slice(1), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    }
    return { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' }[escape] ?? whole;
  });
  return withoutDoubles(plain);
}

class Trees {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  private written({ start, end }: TextRange): string {
    return this.text.slice(start, end);
  }

  private word({ start, end }: TextRange, value = this.written({ start, end })): Scalar {
    return { kind: 'word', start, end, closed: false, text: value, value };
  }

  private expression(range: TextRange): Scalar {
    const word = this.word(range);
    return { ...word, expression: word.text };
  }

  private string({ start, end, isOpen = false }: HclExpression): Scalar {
    const written = this.text.slice(start + 1, isOpen ? end : end - 1);
    const text = unescaped(written);
    return {
      kind: 'string',
      start,
      end,
      closed: !isOpen,
      text,
      value: text,
      quote: '"',
      ...(hasTemplate(written) && { expression: isOpen ? '' : this.written({ start, end }) }),
    };
  }

  private heredoc({ start, end, isOpen = false }: HclExpression): Scalar {
    const from = Math.min(this.text.length, this.text.indexOf('\n', start) + 1 || end);
    const to = isOpen ? end : Math.max(from, this.text.lastIndexOf('\n', end - 1) + 1);
    const content = this.text.slice(from, to);
    const value = withoutDoubles(content);
    return {
      kind: 'string',
      start,
      end,
      closed: true,
      text: value,
      value,
      block: { start: from, end: to },
      ...(hasTemplate(content) && { expression: isOpen ? '' : this.written({ start, end }) }),
    };
  }

  /** A call as an object of one member, like CloudFormation's functions. */
  private called(name: string, { start, end }: TextRange, args: readonly HclExpression[]): UnfinishedTree {
    const text = `hcl::${name}`;
    const key: Scalar = { kind: 'word', start, end: start, closed: false, text, value: text };
    const items = args.flatMap((each) => this.value(each) ?? []);
    const value: UnfinishedTree = { kind: 'array', start, end, closed: true, items };
    return { kind: 'object', start, end, closed: true, members: [{ key, hasColon: true, value }] };
  }

  private key(key: HclExpression): Scalar {
    const opening = this.text.charAt(key.start);
    if (opening === '"') return this.string(key);
    return key.kind === 'literal' ? this.word(key) : this.expression(key);
  }

  private member({ key, value, isBare = false }: ObjectEntry): UnfinishedMember {
    return { key: this.key(key), hasColon: !isBare, value: this.value(value) };
  }

  value(expression: HclExpression): UnfinishedTree | undefined {
    if (isMissing(expression)) return undefined;
    const { kind, start, end, isOpen = false } = expression;
    const isText = kind === 'literal' || kind === 'template' || kind === 'unread';
    if (isText && this.text.charAt(start) === '"') return this.string(expression);
    if (isText && this.text.startsWith('<<', start)) return this.heredoc(expression);
    switch (kind) {
      case 'literal':
        return {
          kind: 'word',
          start,
          end,
          closed: false,
          text: this.written(expression),
          value: expression.value,
        };
      case 'list': {
        const items = expression.items.flatMap((each) => this.value(each) ?? []);
        return { kind: 'array', start, end, closed: !isOpen, items };
      }
      case 'object': {
        const members = expression.entries.map((each) => this.member(each));
        return { kind: 'object', start, end, closed: !isOpen, members };
      }
      case 'call':
        // What is spread has to be worked out.
        if (expression.isSpread) return this.expression(expression);
        return this.called(expression.name, expression, expression.args);
      case 'choice':
        return this.called('choice', expression, [expression.condition, expression.yes, expression.no]);
      default:
        return this.expression(expression);
    }
  }

  private label({ text, start, end }: Label): Scalar {
    if (this.text.charAt(start) !== '"') return this.word({ start, end }, text);
    return this.string({
      kind: 'unread',
      start,
      end,
      isOpen: !this.text.slice(start + 1, end).endsWith('"'),
    });
  }

  private attribute({ name, value, bareLabels, start, end }: Attribute): UnfinishedItem {
    return {
      name: this.word({ start, end: start + name.length }),
      sign: bareLabels ? undefined : '=',
      value: this.value(value),
      labels: (bareLabels ?? []).map((each) => this.label(each)),
      body: undefined,
      end,
    };
  }

  private block({ type, labelSpans, body, start, end, isOpen = false }: Block): UnfinishedItem {
    return {
      name: this.word({ start, end: start + type.length }),
      sign: '{',
      value: undefined,
      labels: labelSpans.map((each) => this.label(each)),
      body: this.body(body, !isOpen),
      end,
    };
  }

  body({ attributes, blocks, start, end }: Body, closed: boolean): UnfinishedBody {
    const items = [
      ...attributes.map((each) => this.attribute(each)),
      ...blocks.map((each) => this.block(each)),
    ].toSorted((a, b) => a.name.start - b.name.start);
    return { start, end, closed, items };
  }
}

/** What the text says. Never throws. */
export const readUnfinishedHcl = (text: string, body = readUnfinishedBody(text)): UnfinishedBody =>
  new Trees(text).body(body, false);
