// The goals with the scenarios that fit a text, all open.
import { useId } from 'react';
import type { ScenarioFamily } from './find-scenarios.ts';
import GoalScenarios from './goal-scenarios.tsx';

export function FoundGoals({ families }: { families: readonly ScenarioFamily[] }) {
  const id = useId();
  return (
    <div className="goals">
      {families.map((family) => (
        <section key={family.id} aria-labelledby={`${id}${family.id}`}>
          <h3 id={`${id}${family.id}`} className="goal-found">
            {family.name}
          </h3>
          <GoalScenarios family={family.id} rows={family.rows} />
        </section>
      ))}
    </div>
  );
}
