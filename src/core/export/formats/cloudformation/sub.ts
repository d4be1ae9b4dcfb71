// Strings with what is filled in, as Fn::Sub. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
import type { OwnPiece, OwnTemplate } from '#core/export/own-names.ts';
import { call, list, members, ref, type Value } from './value.ts';

type Filled = Exclude<OwnPiece, { kind: 'literal' }>;

/** The logical ID or pseudo parameter that a piece refers to. */
export type Ids = (piece: Filled) => string;

/** ${…} that Fn::Sub leaves alone when a ! stands in it. Whether it does for others is nowhere said. */
const ESCAPABLE = /\$\{(?=[^{}!$][^{}$]*\})/g;

/**
 * The inside of an Fn::Sub. A ${ that ! cannot be put behind, or that only arises between pieces, is filled in from
 * the variables of the function.
 */
function inside(template: OwnTemplate, ids: Ids): { readonly text: string; readonly dollars: boolean } {
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

/** A text: as it is where nothing is filled in. */
export function textValue(template: OwnTemplate, ids: Ids): Value {
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

/** Fn::Sub in any case; over several lines where it is a `block`. */
export function substituted(template: OwnTemplate, ids: Ids, block = false): Value {
  const { text, dollars } = inside(template, ids);
  const of = dollars ? list([text, members({ Dollar: '$' })]) : text;
  return { kind: 'function', name: 'Sub', of, ...(block ? { block } : {}) };
}
