// `${AWS::Region}` has colons, and is one part of an ARN: while proposals are made, another letter stands for it.
import { inSnippet, type Proposal } from '#iam/editing/completion/completion.ts';

/** Letters for private use. */
const FIRST = 0xe000;
const HIDDEN = /[\ue000-\ue0ff]/g;
const MAX_PARTS = 256;

export interface HiddenParts {
  readonly typed: string;
  /** The proposal with the parts that were typed. */
  readonly restore: (proposal: Proposal) => Proposal;
}

/** What is typed of an ARN, without the colons that separate nothing. */
export function hideParts(typed: string): HiddenParts {
  if (!typed.startsWith('arn:') || !typed.includes('${')) return { typed, restore: (same) => same };
  const parts: string[] = [];
  const hidden = typed.replaceAll(/\$\{[^{}]*\}/g, (part) => {
    if (parts.length >= MAX_PARTS) return part;
    parts.push(part);
    return String.fromCodePoint(FIRST + parts.length - 1);
  });
  const shown = (text: string): string =>
    text.replaceAll(HIDDEN, (letter) => parts[letter.codePointAt(0)! - FIRST] ?? letter);
  const restore = (proposal: Proposal): Proposal => {
    const { label, text, snippet } = proposal;
    if (text === undefined) return proposal;
    const restored = text.replaceAll(HIDDEN, (letter) =>
      snippet ? inSnippet(shown(letter)) : shown(letter),
    );
    return { ...proposal, label: shown(label), text: restored };
  };
  return { typed: hidden, restore };
}
