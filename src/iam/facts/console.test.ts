// Whatever a Region or a bucket is called, the link to its screen leads to the console of its partition.
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { screenAddress, SCREENS, type ConsoleScreenId } from './console.ts';

const ids = Object.keys(SCREENS) as ConsoleScreenId[];

test.each(ids)('the address of %s', (id) => {
  for (const text of [...HOSTILE_TEXTS, '@evil.example/', '.evil.example', '?x#y']) {
    const address = screenAddress({ id, region: text, name: text }, 'aws') ?? '';
    const { protocol, host, pathname } = new URL(address);
    expect([protocol, host]).toEqual(['https:', new URL(screenAddress({ id }, 'aws') ?? '').host]);
    expect(pathname.split('/').length).toBe(
      new URL(screenAddress({ id }, 'aws') ?? '').pathname.split('/').length,
    );
    expect(screenAddress({ id, region: text, name: text }, text)).toBeUndefined();
  }
});
