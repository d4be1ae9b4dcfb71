// What calls must come through, come from or carry: the things that conditions name.
import { describeResource, valuesOf } from './resource-names.ts';
import type { Drawing } from './drawing.ts';
import { callsOf } from './denied-resources.ts';
import type { ReadStatement } from './read-statements.ts';

interface Guard {
  readonly key: string;
  /** After the verb: "calls only through". */
  readonly only: string;
  readonly words: (value: string) => string;
  /** Whether statements also name it as a resource. */
  readonly isResource?: true;
}

const GUARDS: readonly Guard[] = [
  { key: 'aws:SourceVpce', only: 'only through', words: (id) => `VPC endpoint ${id}` },
  { key: 'aws:SourceVpc', only: 'only from', words: (id) => `VPC ${id}` },
  { key: 'aws:SourceIp', only: 'only from', words: (range) => `addresses ${range}` },
  {
    key: 'bedrock:GuardrailIdentifier',
    only: 'only with',
    words: (arn) => describeResource(arn.replace(/:(?:\d+|\*)$/, '')).words,
    isResource: true,
  },
];

/** Whether the operator asks for the value in an Allow statement, or spares it in a Deny statement. */
const asksFor = ({ statement }: ReadStatement, operator: string): boolean =>
  !operator.startsWith('Null') && operator.includes('Not') === (statement.Effect === 'Deny');

/** Keys that say who calls, not how: they do not open another way. */
const SAYS_WHO = /^aws:(?:viaawsservice|principal)/i;

/** A Deny statement needs all of its conditions: what meets another of them passes as well. */
const hasOtherWays = ({ statement: { Effect, Condition = {} } }: ReadStatement): boolean =>
  Effect === 'Deny' &&
  Object.values(Condition)
    .flatMap((keys) => Object.keys(keys))
    .filter((key) => !SAYS_WHO.test(key)).length > 1;

export function drawGuards(draw: Drawing, from: string, read: ReadStatement, verb: string): void {
  for (const { key, only, words, isResource } of GUARDS) {
    for (const { operator, values } of valuesOf(read.statement, key)) {
      if (!asksFor(read, operator)) continue;
      for (const value of values)
        draw.tie({
          from,
          to: draw.word(isResource ? 'resource' : 'guard', words(value)),
          verb: `${verb} ${only}`,
          calls: callsOf(read.statement),
          state: 'limited',
          ...(hasOtherWays(read) && { note: 'unless its other conditions let it pass' }),
          at: read.at,
        });
    }
  }
}
