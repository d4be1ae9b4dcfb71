// Runs a grammar over code, and gives up on a text that is not in its language before that takes long.
import type { Parser, Tree } from '@lezer/common';

/**
 * What a parser may spend on faults: the sum of the readings that it tries at each place behind one. Some hundred faults
 * take this much; a text with more is not in the language.
 */
const MAX_RECOVERY = 3000;

/** Lezer’s parsers count down how far behind a fault they are, and keep a stack for each reading. */
interface RecoveringParse {
  readonly recovering?: number;
  readonly stacks?: readonly unknown[];
}

/** The tree of the text, as far as it was read. */
export function parseCode(parser: Parser, text: string): Tree {
  const parse = parser.startParse(text);
  let spent = 0;
  let tree = parse.advance();
  while (!tree) {
    const { recovering = 0, stacks = [] } = parse as RecoveringParse;
    if (recovering > 0) spent += stacks.length;
    if (spent > MAX_RECOVERY && parse.stoppedAt === null) parse.stopAt(parse.parsedPos);
    tree = parse.advance();
  }
  return tree;
}
