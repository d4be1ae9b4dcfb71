// Changes of access, an action a line, with what it was and is on lines below.
import { type Change, type Difference, changesOf } from '#iam/access/index.ts';
import { spellOutInvisible } from '#iam/text/index.ts';
import { painter, type Color, type Terminal } from '#cli/terminal.ts';

const SIGNS: Readonly<Record<Change['kind'], readonly [sign: string, color: Color]>> = {
  gained: ['+', 'green'],
  changed: ['~', 'yellow'],
  lost: ['-', 'red'],
};

export function changeLines(found: Difference, terminal: Pick<Terminal, 'color'>): readonly string[] {
  const paint = painter(terminal);
  return changesOf(found).flatMap((row) => {
    const [kind = 'changed', more] = row.Change as readonly [Change['kind'], string?];
    const [sign, color] = SIGNS[kind];
    const [level] = row['Access level'];
    const was = kind === 'gained' ? [] : row.Before.map((text) => `    was ${spellOutInvisible(text)}`);
    const is = kind === 'lost' ? [] : row.After.map((text) => `    now ${spellOutInvisible(text)}`);
    return [
      paint(
        color,
        `${sign} ${row.Action[0]}${level === undefined ? '' : ` (${level})`}${more ? `, ${more}` : ''}`,
      ),
      ...was,
      ...is,
    ];
  });
}
