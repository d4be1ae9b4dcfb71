// npm run check -- <file | -> [--type identity|trust|resource|scp|rcp]: prints the findings on one policy as JSON; exit
// status 1 on errors. `rolewright check` is for many files and other formats.
import { parseArgs } from 'node:util';
import { RULES } from '#deepseek/rules/index.ts';
import { parse, toValue } from '#iam/json/index.ts';
import { POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { findingsOn, readPolicy } from '#iam/editing/index.ts';
import { inferPolicyType } from '#iam/grammar/index.ts';
import { positionsIn } from './check/positions.ts';
import { referenceFor } from './reference.ts';
import { readInput } from './terminal.ts';
import { UsageError, writeJson } from './usage.ts';

const USAGE = `Give a file (or - for standard input), and --type ${POLICY_TYPES.join('|')} if the text does not show the type`;

function readArgs(args: readonly string[]): { path: string; type: PolicyType | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { type: { type: 'string' } },
      allowPositionals: true,
    });
    const type = POLICY_TYPES.find((known) => known === values.type);
    const [path] = positionals;
    if (path === undefined || positionals.length > 1 || (values.type !== undefined && !type))
      throw new UsageError(USAGE);
    return { path, type };
  } catch {
    throw new UsageError(USAGE);
  }
}

export async function checkFileCommand(args: readonly string[]): Promise<number> {
  const { path, type: given } = readArgs(args);
  const text = await readInput(path);
  const { root } = parse(text);
  const type = given ?? (root ? inferPolicyType(toValue(root)) : 'identity');
  const policy = readPolicy({ type, text });
  const { findings } = findingsOn(policy, policy.source && referenceFor(policy.source), RULES);
  const positionOf = positionsIn(text);
  writeJson({
    file: path,
    type,
    findings: findings.map((finding) => ({ ...finding, ...positionOf(finding.start) })),
  });
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}
