// Paths and patterns of a configuration, both with “/” between folders whatever the system.
import picomatch from 'picomatch';

const OPTIONS = { dot: true, noextglob: true, nonegate: true, windows: false } as const;

const matchers = new Map<string, (path: string) => boolean>();
/** So many patterns that a process which never ends does not grow. */
const MAX_KEPT = 2000;

function compiled(pattern: string): (path: string) => boolean {
  const known = matchers.get(pattern);
  if (known) return known;
  let fresh: (path: string) => boolean = () => false;
  try {
    fresh = picomatch(pattern, OPTIONS);
  } catch {
    // A pattern that picomatch refuses matches no path but its own.
  }
  if (matchers.size >= MAX_KEPT) matchers.clear();
  matchers.set(pattern, fresh);
  return fresh;
}

/** Without what says nothing: "./" at the start, "/" at the end. */
const plainPattern = (pattern: string): string => pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');

/**
 * Whether a pattern names a path: the path itself, whatever characters it has; a folder above it; or a pattern of
 * wildcards. Without a “/”, it names files and folders of that name at any depth.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const plain = plainPattern(pattern);
  if (plain === '' || plain === '.') return true;
  if (plain === path || path.startsWith(`${plain}/`)) return true;
  const from = plain.includes('/') ? plain.replace(/^\//, '') : `**/${plain}`;
  return compiled(from)(path) || compiled(`${from}/**`)(path);
}

export const matchesSomePath = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => matchesPath(pattern, path));

const WILDCARD = /[*?[\]{}]/;

/** Whether the pattern can name one file only. */
export const isOnePath = (pattern: string): boolean => pattern.includes('/') && !WILDCARD.test(pattern);
