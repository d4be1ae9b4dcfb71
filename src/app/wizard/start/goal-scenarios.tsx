// The scenarios of one goal, or those of it that fit a text.
import '#app/selectors/all-rows.ts';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { FAMILIES, scenarios, type FamilyId, type ScenarioRow } from '#core/catalog/scenarios.ts';
import { findModel } from '#core/facts/models.ts';

/** When AWS ends the model. */
const endOf = (model: string | undefined): string | undefined => {
  const end = model === undefined ? undefined : findModel(model)?.endOfLife;
  return end && `ends ${end}`;
};

interface GoalScenariosProps {
  readonly family: FamilyId;
  /** All of the goal, unless given. */
  readonly rows?: readonly ScenarioRow[];
}

export default function GoalScenarios({ family, rows }: GoalScenariosProps) {
  const current = useStore(({ draft }) => (draft.chosen === true ? draft.answers.scenario : undefined));
  const shown = rows ?? scenarios.all().filter((row) => row.family === family);
  const { name } = FAMILIES.find(({ id }) => id === family)!;
  return (
    <div className="goal-cards" role="radiogroup" aria-label={name}>
      {shown.map(({ id, title, summary, model }) => (
        <ChoiceCard
          key={id}
          type="radio"
          name="scenario"
          checked={id === current}
          label={title}
          detail={summary}
          tag={endOf(model)}
          onChange={() => actions.chooseScenario(id)}
        />
      ))}
    </div>
  );
}
