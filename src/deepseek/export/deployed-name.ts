// What stacks and projects of a kit are called, so that no kit takes the place of another.
import { shortHash } from '#iam/text/short-hash.ts';
import { identifier } from './names.ts';

/** Stacks and projects may have longer names: 128 characters in CloudFormation, 100 in Pulumi. */
const LONGEST_DEPLOYED = 48;

/**
 * What a kit of this name is deployed as. "App_1" and "App-1" are two kits: deployed under one name, the second would
 * replace the roles of the first. So a name that its words do not give back has a few characters of its own behind them.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/
 */
export function deployedName(name: string, style: 'kebab' | 'pascal'): string {
  const base = identifier(name, style);
  const exact = base.length <= LONGEST_DEPLOYED && identifier(name, 'pascal') === name;
  if (exact) return base;
  return `${base.slice(0, LONGEST_DEPLOYED)}${style === 'kebab' ? '-' : ''}${shortHash(name)}`;
}
