// Offers the values of Version and Effect.
import { explainEffect, explainVersion } from '#iam/editing/hover/element.ts';
import type { Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import type { CompletionContext } from './completion-context.ts';

function choices(
  texts: readonly string[],
  { typed }: CompletionContext,
  explain: (text: string) => string | undefined,
): readonly Proposal[] {
  return texts.flatMap((text, index): readonly Proposal[] => {
    const fit = fitOf(typed, text);
    if (fit === undefined) return [];
    return [
      { label: text, text, kind: 'value', detail: '', documentation: explain(text), rank: fit * 10 + index },
    ];
  });
}

export const versions = (scene: CompletionContext): readonly Proposal[] =>
  choices(['2012-10-17'], scene, (text) => explainVersion(text)?.lines[0]?.text);

export function effects(scene: CompletionContext): readonly Proposal[] {
  const { type } = scene.question;
  const texts = type === 'scp' || type === 'rcp' ? ['Deny', 'Allow'] : ['Allow', 'Deny'];
  return choices(texts, scene, (text) => explainEffect(text, type)?.lines[0]?.text);
}
