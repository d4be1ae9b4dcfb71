// Reads the arguments of a call: what is wrong is answered with what to send instead.
import type { z } from 'zod';
import { nearest, spellOutInvisible } from '#iam/text/index.ts';
import { ToolError, type Tool } from './tool.ts';

/** Of all arguments as JSON: far more than the policies of a role. */
export const MAX_ARGUMENTS = 2_000_000;

const quoted = (name: string): string => `\`${spellOutInvisible(name.slice(0, 60))}\``;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function fault(issue: z.core.$ZodIssue, names: readonly string[]): string {
  const [first] = issue.path;
  const at = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const isTop = issue.path.length === 0;
      return issue.keys
        .map((key) => {
          const near = isTop ? nearest(key, names) : undefined;
          const advice =
            near === undefined ? `Arguments: ${names.join(', ')}.` : `Did you mean ${quoted(near)}?`;
          return `${quoted(key)} is not ${isTop ? 'an argument' : `a member of ${quoted(at)}`}.${isTop ? ` ${advice}` : ''}`;
        })
        .join(' ');
    }
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? `${quoted(at)} is missing. Send ${TYPES[issue.expected] ?? issue.expected}.`
        : `Send ${quoted(at)} as ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Send ${quoted(at)} as ${issue.values.map(String).join(' or ')}.`;
    case 'too_big':
      return `${quoted(at)} is too long. Send at most ${Number(issue.maximum).toLocaleString('en-US')}.`;
    case 'too_small':
      return `${quoted(at)} must not be empty.`;
    default:
      return `${quoted(at === '' ? String(first ?? 'arguments') : at)} does not have the right shape.`;
  }
}

const MAX_FAULTS = 5;

/** The arguments as the tool takes them. Throws a ToolError. */
export function readArguments({ name, input }: Tool, given: unknown): never {
  let size: number;
  try {
    size = JSON.stringify(given ?? {}).length;
  } catch {
    throw new ToolError('The arguments are nested too deep.');
  }
  if (size > MAX_ARGUMENTS)
    throw new ToolError(
      `The arguments have ${size.toLocaleString('en-US')} characters. Send at most ${MAX_ARGUMENTS.toLocaleString('en-US')}: the policies that matter for the question.`,
    );
  const read = input.safeParse(given ?? {});
  if (read.success) return read.data as never;
  const names = Object.keys(input.shape);
  const { issues } = read.error;
  const lines = issues.slice(0, MAX_FAULTS).map((issue) => {
    const described = typeof issue.path[0] === 'string' ? input.shape[issue.path[0]] : undefined;
    const description = (described as z.ZodType | undefined)?.description;
    return description === undefined ? fault(issue, names) : `${fault(issue, names)} ${description}`;
  });
  const more = issues.length - lines.length;
  throw new ToolError(
    [...new Set(lines), ...(more > 0 ? [`${more} more faults in the arguments of ${name}.`] : [])].join('\n'),
  );
}
