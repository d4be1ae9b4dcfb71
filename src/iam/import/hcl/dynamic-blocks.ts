// The blocks within a block, those that `dynamic` blocks make among them.
// https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
import { markerFor, Open } from '#iam/import/partial-value.ts';
import { attributeOf, type Block, type Body, type HclExpression, type Span } from './ast.ts';
import { hide, locationOf, sourceOf, type EvaluationContext } from './evaluation-context.ts';
import { entriesOf, evaluate } from './evaluate.ts';

export interface BodyInContext {
  /** Where it is written. */
  readonly span: Span;
  readonly body: Body;
  readonly context: EvaluationContext;
}

const bodyOfDynamic = (block: Block, name: string): Body | undefined =>
  block.type === 'dynamic' && block.labels[0] === name
    ? block.body.blocks.find(({ type }) => type === 'content')?.body
    : undefined;

/** Notes a part that is missing in the document. */
export function noteMissing(
  context: EvaluationContext,
  span: HclExpression | Block,
  expression: string,
  words: string,
): void {
  context.notes.leaveOpen({ expression, where: locationOf(context, span), words });
  hide(context, span);
}

/** One body for each turn of a `dynamic` block; one for all where their number is open. */
export function dynamicBodies(
  block: Block,
  content: Body,
  context: EvaluationContext,
): readonly BodyInContext[] {
  const each = attributeOf(block.body, 'for_each');
  const entries = each && entriesOf(evaluate(each.value, context));
  const iterator = attributeOf(block.body, 'iterator')?.value;
  const name = iterator?.kind === 'name' ? iterator.name : block.labels[0]!;
  if (!entries) {
    const source = `dynamic "${block.labels[0]}" ${each ? sourceOf(context, each) : ''}`;
    const words = 'What it iterates over is unresolved: it is read as if it added one.';
    context.notes.leaveOpen({
      expression: source,
      where: locationOf(context, block),
      words,
      isAnyNumber: true,
    });
    hide(context, block);
    const names = new Map(context.names).set(name, new Open(markerFor(name)));
    return [{ span: block, body: content, context: { ...context, names } }];
  }
  return entries.map(([key, value]) => {
    const names = new Map(context.names).set(name, { key, value });
    return { span: block, body: content, context: { ...context, names } };
  });
}

/** The blocks called `name`, those of `dynamic` blocks among them. */
export function blocksOf({ body, context }: BodyInContext, name: string): readonly BodyInContext[] {
  return body.blocks.flatMap((block) => {
    if (block.type === name) return [{ span: block, body: block.body, context }];
    const content = bodyOfDynamic(block, name);
    return content ? dynamicBodies(block, content, context) : [];
  });
}
