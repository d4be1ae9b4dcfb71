// The open step: its question, its answers, and the way to the next one.
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import '#app/selectors/all-rows.ts';
import { Button } from '#app/controls/button.tsx';
import { PickList, type PickOption } from '#app/controls/pick-list.tsx';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { titleOf } from '#app/selectors/steps.ts';
import { actions, useStore } from '#app/state/store.ts';
import { Answer } from '#app/wizard/answer.tsx';
import { whenThere } from '#app/wizard/focus-control.ts';
import { type CheckedAnswers, type StepId, fieldOf, openerOf } from '#deepseek/answers/index.ts';
import { FAMILIES, scenarios } from '#deepseek/catalog/index.ts';
import { findModel, lifecycleTag } from '#deepseek/facts/index.ts';
import { useAskedAnyway } from '#app/selectors/brought-code.ts';
import EntityList from './entity-list.tsx';
import { stepButtonId } from './step-ids.ts';

/** The scenarios by goal, one line each. */
function scenarioOptions(): readonly PickOption[] {
  const all = scenarios.all();
  return FAMILIES.flatMap(({ id, name }) =>
    all
      .filter(({ family }) => family === id)
      .map(({ id: value, title, summary, model }) => {
        const row = model === undefined ? undefined : findModel(model);
        return {
          value,
          label: title,
          hint: (row && lifecycleTag(row)) ?? summary,
          group: name,
          words: summary,
        };
      }),
  );
}

function What({ checked }: { checked: CheckedAnswers }) {
  const scenario = useStore(({ draft }) => draft.answers.scenario);
  return (
    <>
      <PickList
        label="What it does"
        placeholder="Invoke, import, SageMaker, SCP…"
        options={scenarioOptions()}
        chosen={scenario}
        onPick={(id) => actions.chooseScenario(id as typeof scenario)}
      />
      {checked.view.asks('also') ? (
        <details className="also" open={checked.view.list('also').length > 0}>
          <summary>Other tasks of this role</summary>
          <Answer id="also" checked={checked} whole />
        </details>
      ) : null}
    </>
  );
}

interface Neighbor {
  readonly id: StepId;
  readonly name: string;
}

interface StepPanelProps {
  readonly step: StepId;
  readonly number: number;
  readonly before: Neighbor | undefined;
  readonly after: Neighbor | undefined;
}

/** Asked by a list of their own. */
const LISTED: ReadonlySet<string> = new Set(['entity', 'also']);

export default function StepPanel({ step, number, before, after }: StepPanelProps) {
  const checked = useCheckedAnswers();
  const asked = useAskedAnyway();
  const id = stepButtonId(step);
  const fields = checked.fields.filter(
    (field) => fieldOf(field).step === step && !LISTED.has(field) && !openerOf(field, checked.view),
  );
  const opener = useRef<Element>(null);
  // Before the focus goes into it.
  useLayoutEffect(() => {
    opener.current = document.activeElement;
  }, []);
  /** The focus goes back to the chip that opened it, or to its row. */
  const close = (): void => {
    const { current } = opener;
    const isChip = current instanceof HTMLElement && current !== document.body;
    const find = (): HTMLElement | null =>
      isChip && current.isConnected ? current : document.getElementById(id);
    actions.openStep(null);
    whenThere(find, null, (found) => found.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const { target } = event;
    // There it empties the search first.
    if (target instanceof HTMLInputElement && target.type === 'search' && target.value !== '') return;
    event.preventDefault();
    close();
  };
  return (
    // Escape is an addition to the button that closes it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className="step-panel" aria-labelledby={`${id}-head`} onKeyDown={onKeyDown}>
      <header>
        <span className="step-mark" data-state="current" aria-hidden>
          {number}
        </span>
        <h2 id={`${id}-head`} tabIndex={-1}>
          {titleOf(step, checked)}
        </h2>
        <button type="button" className="button button-quiet" onClick={close}>
          Close
        </button>
      </header>
      <div className="step-body">
        {step === 'scenario' ? <What checked={checked} /> : null}
        {step === 'entity' && checked.fields.includes('entity') ? (
          <EntityList label="Who uses it" checked={checked} isOpen={asked.includes('entity')} />
        ) : null}
        {fields.map((field) => (
          <Answer key={field} id={field} checked={checked} nests />
        ))}
      </div>
      <footer>
        {after ? (
          <Button onClick={() => actions.goToStep(after.id)}>Next: {after.name}</Button>
        ) : (
          <Button onClick={close}>Done</Button>
        )}
        {before ? (
          <button type="button" className="button button-quiet" onClick={() => actions.goToStep(before.id)}>
            Back
          </button>
        ) : null}
      </footer>
    </li>
  );
}
