// What a Terraform text says, as a tree: blocks with attributes, and the expressions that are their values.

export interface Span {
  /** Offsets in the text; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A part of a string or heredoc: text, `${…}`, or a `%{…}` that is kept as written. */
export type HclTemplatePart =
  { readonly text: string } | { readonly value: HclExpression } | { readonly directive: string };

export interface ObjectEntry {
  readonly key: HclExpression;
  readonly value: HclExpression;
  /** Whether no `=` follows the name so far. */
  readonly isBare?: boolean;
}

/** `for key, value in collection`: the value may be given a key, be left out, or be one of a group. */
export interface ForClause {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: HclExpression;
  readonly key: HclExpression | undefined;
  readonly value: HclExpression;
  readonly condition: HclExpression | undefined;
  readonly isGroup: boolean;
}

/** Whether what closes a string, list, object or block is missing. */
interface Closable {
  readonly isOpen?: boolean;
}

export type HclExpression = Span &
  Closable &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'template'; readonly parts: readonly HclTemplatePart[] }
    | { readonly kind: 'list'; readonly items: readonly HclExpression[] }
    | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly of: HclExpression; readonly name: string }
    | { readonly kind: 'index'; readonly of: HclExpression; readonly key: HclExpression }
    | { readonly kind: 'splat'; readonly of: HclExpression }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly args: readonly HclExpression[];
        /** The last argument is a list of arguments: `merge(local.all...)`. */
        readonly isSpread: boolean;
      }
    | { readonly kind: 'unary'; readonly operator: string; readonly of: HclExpression }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: HclExpression;
        readonly right: HclExpression;
      }
    | {
        readonly kind: 'choice';
        readonly condition: HclExpression;
        readonly yes: HclExpression;
        readonly no: HclExpression;
      }
    | { readonly kind: 'for'; readonly clause: ForClause }
    /** In a text that is being written: no value at all, or one of which only the range is known. */
    | { readonly kind: 'unread' }
  );

export interface Attribute extends Span {
  readonly name: string;
  readonly value: HclExpression;
  /** In a text that is being written: neither `=` nor `{` follows the name, and the labels of a block, so far. */
  readonly bareLabels?: readonly Label[];
}

/** The name of a block, with its quotation marks if it has some. */
export interface Label extends Span {
  readonly text: string;
}

export interface Block extends Span, Closable {
  /** "resource", "data", "statement" */
  readonly type: string;
  readonly labels: readonly string[];
  readonly labelSpans: readonly Label[];
  readonly body: Body;
}

/** What is between the braces of a block, or the whole text. */
export interface Body extends Span {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** The attribute called `name`. */
export const attributeOf = (body: Body, name: string): Attribute | undefined =>
  body.attributes.find((each) => each.name === name);
