// Asks the worker which tasks broad policies may be for, and for the policies narrowed to one of them.
import type { Answers } from '#deepseek/answers/index.ts';
import type { PolicyToTighten, TightenChoice, Tightened } from '#worker/protocol.ts';
import type { ServiceDeps } from './deps.ts';

export interface TightenService {
  /** The tasks that the policies may be for, the likeliest first; none if something newer was asked meanwhile. */
  choices(policies: readonly PolicyToTighten[]): Promise<readonly TightenChoice[]>;
  /** The policies narrowed to a task, with what a person has stated since; null where they are for no role of it, or something newer was asked. */
  to(
    policies: readonly PolicyToTighten[],
    scenario: TightenChoice['scenario'],
    values?: Answers['values'],
  ): Promise<Tightened | null>;
}

export const createTighten = ({ worker }: Pick<ServiceDeps, 'worker'>): TightenService => ({
  choices: (policies) => worker.ask('tighten-choices', textsOf(policies)),
  to: (policies, scenario, values = {}) =>
    worker.ask('tighten', { policies: textsOf(policies), scenario, values }),
});

/** What a pasted document says, without what else is kept of it. */
const textsOf = (policies: readonly PolicyToTighten[]): readonly PolicyToTighten[] =>
  policies.map(({ type, text }) => ({ type, text }));
