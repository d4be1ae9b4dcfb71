// Paths of Windows and of other systems.
import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathFrom } from './config/config-paths.ts';
import { addressOf, globOf } from './paths.ts';

describe('on Windows', () => {
  test.each([
    [String.raw`policies\a b.json`, 'policies/a%20b.json', true],
    ['policies/c.json', 'policies/c.json', true],
    [String.raw`C:\code\repo\d.json`, 'd.json', true],
    [String.raw`c:\CODE\repo\d.json`, 'd.json', true],
    [String.raw`..\e.json`, 'file:///C:/code/e.json', false],
    [String.raw`..e.json`, '..e.json', true],
    [String.raw`D:\f#1.json`, 'file:///D:/f%231.json', false],
    [String.raw`\\server\share\g.json`, 'file://server/share/g.json', false],
  ])('%s has the address %s', (file, uri, isRelative) => {
    expect(addressOf(file, String.raw`C:\code\repo`, win32)).toEqual({ uri, isRelative });
  });

  test.each([
    [String.raw`C:\code\repo\policies\a b.json`, 'policies/a b.json'],
    [String.raw`c:\CODE\repo\a.json`, 'a.json'],
    [String.raw`C:\code\other\a.json`, '../other/a.json'],
    [String.raw`D:\a.json`, 'D:/a.json'],
    ['-', '-'],
  ])('%s is %s for a configuration and a baseline', (file, path) => {
    expect(pathFrom(String.raw`C:\code\repo`, file, win32)).toBe(path);
  });

  test('a glob may have backslashes between folders', () => {
    expect(globOf(String.raw`policies\**\*.json`, win32)).toBe('policies/**/*.json');
  });
});

describe('elsewhere', () => {
  test.each([
    ['policies/a b.json', 'policies/a%20b.json', true],
    ['/code/repo/d.json', 'd.json', true],
    ['../e.json', 'file:///code/e.json', false],
    ['..e.json', '..e.json', true],
    [String.raw`a\b.json`, 'a%5Cb.json', true],
  ])('%s has the address %s', (file, uri, isRelative) => {
    expect(addressOf(file, '/code/repo', posix)).toEqual({ uri, isRelative });
  });

  test('a backslash in a glob escapes', () => {
    expect(globOf(String.raw`a\[1\].json`, posix)).toBe(String.raw`a\[1\].json`);
  });
});
