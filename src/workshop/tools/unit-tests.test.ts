// Test files share a thread, so one that changes what others see has to run alone.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.test\.tsx?$/.test(file),
);

test('a test file that stubs globals, modules or time is called *.alone.test.ts', () => {
  const changing = files.filter((file) =>
    /\bvi\.(?:stubGlobal|mock|doMock|resetModules|useFakeTimers)\(/.test(readFileSync(`src/${file}`, 'utf8')),
  );
  expect(changing.length).toBeGreaterThan(5);
  expect(changing.filter((file) => !file.includes('.alone.test.'))).toEqual([]);
});
