// The manual page has every command and option, and no line that man reads as its own.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { manualPage } from './man.ts';

const page = await manualPage('0.0.0');

test('has every command, and each of its options and examples', async () => {
  for (const { name, load } of COMMANDS) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { options } = await load();
    const section = page.split(`.SS \\fBrolewright ${name}\\fR`)[1]?.split('\n.SS ')[0] ?? '';
    expect(section).not.toBe('');
    for (const option of options)
      expect(section).toContain(`\\fB\\-\\-${option.name.replaceAll('-', '\\-')}\\fR`);
  }
});

test('uses few requests of man, and escapes what stands for one', () => {
  const requests = page.split('\n').flatMap((line) => /^[.']\S*/.exec(line)?.[0] ?? []);
  expect([...new Set(requests)].toSorted()).toEqual(['.PP', '.SH', '.SS', '.TH', '.TP', '.fi', '.nf']);
  expect(page.replaceAll(/\\(?:fB|fI|fR|-|e|&|\[u[0-9A-F]{4}\])/g, '')).not.toContain('\\');
});

test('groff has nothing to say about it, where it is installed', () => {
  const { error, status, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-z'], {
    input: page,
    encoding: 'utf8',
  });
  if (error) return;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
