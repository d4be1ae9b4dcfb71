// The map of the kit on screen: the documents with their hand edits, and what the evaluator says about the expectations.
import type { RoleKit } from '#deepseek/compose/index.ts';
import { type KitMap, mapOf } from '#deepseek/map/index.ts';
import { type PolicyEnvironment, documentValue } from '#iam/environment/index.ts';
import type { Proofs } from '#app/state/proofs.ts';
import type { State } from '#app/state/state.ts';
import { selectKit } from './kit.ts';
import { selectEnvironment } from './policy-environment.ts';
import { remember } from './remember.ts';

const drawn = remember(
  4,
  (
    kit: RoleKit,
    { roles, policies }: PolicyEnvironment,
    proofs: Proofs['all'] | undefined,
    withSimilar: boolean,
  ): KitMap => {
    const documents = new Map(
      [
        ...roles.flatMap(({ trust, permissions }) => [...(trust ? [trust] : []), ...permissions]),
        ...policies.flatMap((policy) => policy.documents),
      ].map((document) => [document.id, document]),
    );
    return mapOf(kit, {
      ...(proofs && { proofs }),
      withSimilar,
      valueIn({ id, document }) {
        const shown = documents.get(id);
        return shown ? documentValue(shown) : document;
      },
    });
  },
);

/** Results of an earlier version of the documents stay until there are newer ones, so that nothing jumps. */
const proofsFor = ({ proving: { last }, draft }: State): Proofs['all'] | undefined =>
  last?.draft.answers.scenario === draft.answers.scenario ? last.all : undefined;

/** `withSimilar`: also the calls that are denied as expected, because nothing allows them. */
export const selectMap = (state: State, withSimilar: boolean): KitMap =>
  drawn(selectKit(state), selectEnvironment(state), proofsFor(state), withSimilar);
