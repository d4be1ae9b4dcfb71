// Step 1: what the role is for, in words or from the list, and its other tasks. A separate chunk, since another step is open first.
import { useRef, useState } from 'react';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { ChoicesField } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { Answer } from './answer.tsx';
import { findScenarios, foundText } from './find-scenarios.ts';
import { ScenarioFamilies } from './scenario-families.tsx';
import { StartField } from './start/start-field.tsx';
import { useTextReading } from './start/use-text-reading.ts';

/** Other tasks of the same app, in the same role. */
function Also({ checked }: { checked: CheckedAnswers }) {
  const field = fieldOf('also') as ChoicesField;
  const joined = checked.view.scenarios.slice(1);
  const broken = checked.problems.some((problem) => problem.field === 'also');
  if (field.options(checked.view).length === 0) return null;
  return (
    <details className="also" open={broken || undefined}>
      <summary>
        <strong>Also in this role…</strong>{' '}
        <span className="hint">
          {joined.length === 0 ? 'nothing else' : joined.map(({ title }) => title).join(' · ')}
        </span>
      </summary>
      <Answer id="also" checked={checked} whole />
    </details>
  );
}

export default function ScenarioStep() {
  const checked = useCheckedAnswers();
  const current = useStore((state) => state.draft.answers.scenario);
  const [text, setText] = useState('');
  const textReading = useTextReading(text);
  const families = findScenarios(
    text,
    (textReading?.suggestions ?? []).map(({ scenario }) => scenario),
  );
  // What was understood of a sentence says more, and a text of another kind finds no scenarios.
  const isFilter =
    textReading === null || (textReading.kind === 'sentence' && textReading.understood.length < 2);
  const cards = useRef<HTMLDivElement>(null);
  return (
    <>
      <StartField
        text={text}
        onText={setText}
        reading={textReading}
        onLeaveDown={() => cards.current?.querySelector<HTMLElement>('input')?.focus()}
      />
      <div ref={cards} className="scenarios">
        <p className="hint" role="status">
          {isFilter ? foundText(text, families) : ''}
        </p>
        <ScenarioFamilies
          families={families}
          current={current}
          onChoose={actions.chooseScenario}
          openAll={text.trim() !== ''}
        />
      </div>
      {checked.view.asks('also') ? <Also checked={checked} /> : null}
    </>
  );
}
