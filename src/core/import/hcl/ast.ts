// What a Terraform text says, as a tree: blocks with attributes, and the expressions that are their values.

export interface Span {
  /** Offsets in the text; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What stands in a string or heredoc: text, `${…}`, or a `%{…}` that is kept as its author wrote it. */
export type TemplatePart =
  { readonly text: string } | { readonly value: Expression } | { readonly directive: string };

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

/** `for key, value in collection`: the value may be given a key, be left out, or be one of a group. */
export interface ForClause {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  readonly isGroup: boolean;
}

export type Expression = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly of: Expression; readonly name: string }
    | { readonly kind: 'index'; readonly of: Expression; readonly key: Expression }
    | { readonly kind: 'splat'; readonly of: Expression }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly args: readonly Expression[];
        /** The last argument is a list of arguments: `merge(local.all...)`. */
        readonly isSpread: boolean;
      }
    | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'choice';
        readonly condition: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | { readonly kind: 'for'; readonly clause: ForClause }
  );

export interface Attribute extends Span {
  readonly name: string;
  readonly value: Expression;
}

export interface Block extends Span {
  /** "resource", "data", "statement" */
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
}

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** The attribute called `name`. */
export const attributeOf = (body: Body, name: string): Attribute | undefined =>
  body.attributes.find((each) => each.name === name);
