// Strings with parameters in them, as Fn::Sub. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
import type { ReferencePiece, ReferenceTemplate } from '#deepseek/export/created-entities.ts';
import { call, list, members, ref, type TemplateValue } from './value.ts';

type Filled = Exclude<ReferencePiece, { kind: 'literal' }>;

/** The logical ID or pseudo parameter that a piece refers to. */
export type IdOfPiece = (piece: Filled) => string;

/** ${…} that Fn::Sub leaves alone as ${!…}. AWS's page promises it for such names only. */
const ESCAPABLE = /\$\{(?=[^{}!$][^{}$]*\})/g;

/**
 * The string of an Fn::Sub. A ${ that cannot be escaped with !, or that spans two pieces, comes from the function's
 * own variables.
 */
function inside(
  template: ReferenceTemplate,
  ids: IdOfPiece,
): { readonly text: string; readonly dollars: boolean } {
  let dollars = false;
  const text = template
    .map((piece, index) => {
      if (piece.kind !== 'literal') return `\${${ids(piece)}}`;
      const last = index === template.length - 1;
      return piece.text
        .split(ESCAPABLE)
        .map((part) =>
          part.replaceAll(last ? /\$(?=\{)/g : /\$(?=\{|$)/g, () => {
            dollars = true;
            return '${Dollar}';
          }),
        )
        .join('${!');
    })
    .join('');
  return { text, dollars };
}

/** A plain string, or Fn::Sub where it contains parameters. */
export function textValue(template: ReferenceTemplate, ids: IdOfPiece): TemplateValue {
  const [only, ...others] = template;
  if (only && others.length === 0) {
    if (only.kind === 'literal') return only.text;
    if (only.kind === 'made' && only.own.kind === 'role') return call('GetAtt', `${ids(only)}.Arn`);
    return ref(ids(only));
  }
  if (template.every(({ kind }) => kind === 'literal'))
    return template.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('');
  return substituted(template, ids);
}

/** What cfn-lint takes for a forgotten Fn::Sub. */
const LIKE_A_PARAMETER = /\$\{[\w:.]+\}/;

/** Text that has no parameters, whatever it looks like. */
export const plainText = (text: string): TemplateValue =>
  LIKE_A_PARAMETER.test(text) ? substituted([{ kind: 'literal', text }], () => '') : text;

/** Always Fn::Sub; `block` writes it on several lines. */
export function substituted(template: ReferenceTemplate, ids: IdOfPiece, block = false): TemplateValue {
  const { text, dollars } = inside(template, ids);
  const of = dollars ? list([text, members({ Dollar: '$' })]) : text;
  return { kind: 'function', name: 'Sub', of, ...(block ? { block } : {}) };
}
