// Explains a policy variable inside a text.
import { hasVariable, readTemplate, type TemplatePart } from '#iam/policy/variables.ts';
import { explainKey } from './condition-key.ts';
import { line, link, sentence, userGuide, type HoverContent, type HoverContext } from './hover-content.ts';

/** The variable, or the escaped character, at an offset within the text. */
export function variableAt(text: string, offset: number): TemplatePart | undefined {
  if (!hasVariable(text)) return undefined;
  return readTemplate(text).find(
    ({ kind, start, end }) => kind !== 'text' && kind !== 'fault' && start <= offset && offset < end,
  );
}

const links = [link('Policy variables', userGuide('reference_policies_variables.html'))];

export function explainVariable(part: TemplatePart, scene: HoverContext): HoverContent | undefined {
  if (part.kind === 'escape') {
    const title = `\${${part.text}}`;
    return { title, lines: [sentence(`The character ${part.text} itself.`)], links };
  }
  if (part.kind !== 'variable') return undefined;
  const key = explainKey(part.name, scene);
  const fallback =
    part.fallback === undefined
      ? line('Without the key', 'nothing matches')
      : line('Without the key', `“${part.fallback}” is used instead`);
  return {
    title: `\${${part.name}}`,
    lines: [
      sentence('A variable, replaced with the value of this key in the request.'),
      ...(key?.lines ?? []),
      fallback,
    ],
    links: [...links, ...(key?.links ?? [])],
  };
}
