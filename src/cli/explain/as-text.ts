// Denials as text for a terminal: each group with its cause, its calls and its fixes.
import type { Beside, DenialFix, DenialGroup, FixAccess } from '#deepseek/denials/index.ts';
import { spellOutInvisible } from '#iam/text/index.ts';
import { painter, type Terminal } from '#cli/terminal.ts';

const MAX_CALLS = 5;

const indented = (text: string, by: string): readonly string[] =>
  text.split('\n').map((line) => `${by}${spellOutInvisible(line)}`);

function accessLines({ opens, more }: FixAccess): readonly string[] {
  return [
    ...opens.map((line) => `       opens ${spellOutInvisible(line)}`),
    ...(more > 0 ? [`       and ${more} more`] : []),
  ];
}

const jsonLines = (statements: readonly object[]): readonly string[] =>
  indented(statements.map((each) => JSON.stringify(each, undefined, 2)).join(',\n'), '         ');

/** What the same step needs next, and what a wider statement would open. */
function besideLines({ next, wider }: Beside): readonly string[] {
  return [
    ...next.flatMap(({ why, statements }) => [
      ...indented(`next: ${why}`, '       '),
      ...(statements.length > 0 ? jsonLines(statements) : []),
    ]),
    ...(wider
      ? [...indented(`or wider, for ${wider.opens}:`, '       '), ...jsonLines(wider.statements)]
      : []),
  ];
}

function fixLines(fix: DenialFix, index: number, terminal: Pick<Terminal, 'color'>): readonly string[] {
  const paint = painter(terminal);
  const proved = fix.proved ? paint('green', ' (proved: the documents then allow the call)') : '';
  return [
    `    ${index + 1}. ${paint('bold', spellOutInvisible(fix.label))}${proved}`,
    ...indented(fix.text, '       '),
    ...fix.changes.flatMap(({ name, before, after }) => [
      ...indented(`- ${name}="${before}"`, '       '),
      ...indented(`+ ${name}="${after}"`, '       '),
    ]),
    ...('code' in fix && fix.code !== undefined ? indented(fix.code, '       $ ') : []),
    ...(fix.access ? accessLines(fix.access) : []),
    // What is sent to others has them in its text.
    ...(fix.kind === 'statement' ? besideLines(fix) : []),
  ];
}

function groupLines(
  { cause, fixes, denials, count }: DenialGroup,
  terminal: Pick<Terminal, 'color'>,
): readonly string[] {
  const paint = painter(terminal);
  const [first] = denials;
  const { principal = 'somebody', action = 'a call', layer } = first?.denial ?? { layer: 'unknown' };
  const head = first?.denied === false ? `not a denial: ${cause.title}` : `${action} by ${principal}`;
  const how = layer === 'unknown' ? 'denied' : `denied by layer: ${layer}`;
  const resources = denials.flatMap(({ denial }) => denial.resource ?? []);
  const others = resources.length - MAX_CALLS;
  return [
    `${paint('bold', spellOutInvisible(head))}${count > 1 ? `, ${count} times` : ''}`,
    ...resources.slice(0, MAX_CALLS).map((resource) => `  on ${spellOutInvisible(resource)}`),
    ...(others > 0 ? [`  and on ${others} more`] : []),
    `  ${first?.denied === false ? '' : `${paint('red', how)}. `}${spellOutInvisible(cause.text)}`,
    '  What to do',
    ...fixes.flatMap((fix, index) => fixLines(fix, index, terminal)),
    `  ${paint('dim', cause.page)}`,
    '',
  ];
}

export const denialsText = (groups: readonly DenialGroup[], terminal: Pick<Terminal, 'color'>): string =>
  groups.length === 0
    ? 'The text has no denied call, and no other error that is known. Paste the whole error message, or a CloudTrail event.\n'
    : groups.flatMap((group) => groupLines(group, terminal)).join('\n');
