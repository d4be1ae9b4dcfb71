// Next to the narrowed policy: the question what the pasted policies are for, and what they become as a sentence.
import '#app/selectors/all-rows.ts';
import { PickList, type PickOption } from '#app/controls/pick-list.tsx';
import { Legend, SentenceText } from '#app/role/sentence.tsx';
import { actions } from '#app/state/store.ts';
import { type Answers, PLAIN_ENTITY, readAnswers } from '#deepseek/answers/index.ts';
import type { ScenarioId } from '#deepseek/catalog/index.ts';
import { type SentencePart, sentenceOf } from '#deepseek/sentence/index.ts';
import { count } from '#iam/text/index.ts';
import type { TightenChoice } from '#worker/protocol.ts';
import { useTightened } from './use-tightened.ts';
import './tighten.css';

/** So many stand there at once; the others are found by search. */
const SHOWN = 5;

const optionOf = ({ scenario, title, line, missing }: TightenChoice, index: number): PickOption => ({
  value: scenario,
  label: title,
  hint: missing.length > 0 ? `needs ${count(missing.length, 'more action')}` : line,
  words: line,
  more: index >= SHOWN,
});

/** Nothing is asked here: the chips are the answers of a kit that is not begun yet. */
const plainly = ({ text, mark }: SentencePart): SentencePart => ({ text, mark });

function Becomes({ answers }: { answers: Answers }) {
  const needed = answers.values.entity === PLAIN_ENTITY ? (['entity'] as const) : [];
  const parts = sentenceOf(readAnswers(answers), { needed, subject: 'role' }).map(plainly);
  return (
    <section className="says" aria-label="So it becomes">
      <div className="caption">
        <h2>So it becomes</h2>
      </div>
      <SentenceText parts={parts} />
      <Legend parts={parts} />
    </section>
  );
}

export default function TightenPanel() {
  const { state, choices, task, tightened } = useTightened();
  return (
    <>
      <section className="step-panel tighten-task" aria-labelledby="tighten-head">
        <header>
          <h2 id="tighten-head">What is it for?</h2>
        </header>
        {choices.length > 0 ? (
          <PickList
            label="What is it for?"
            placeholder="Something else: search, fine-tune, agents…"
            options={choices.map(optionOf)}
            chosen={task ?? null}
            onPick={(id) => actions.chooseTask(id as ScenarioId)}
          />
        ) : (
          <p className="hint" role="status">
            {state === 'waiting'
              ? 'Looking for tasks…'
              : state === 'failed'
                ? 'The tasks could not be loaded. Check the connection and reload.'
                : 'It is for none of the tasks that Rolewright knows.'}
          </p>
        )}
      </section>
      {tightened ? <Becomes answers={tightened.answers} /> : null}
    </>
  );
}
