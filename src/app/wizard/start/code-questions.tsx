// What pasted code leaves open, with its line.
import { CircleHelp } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { actions } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { OpenInCode } from './page-reading.ts';

export function CodeQuestions({ questions }: { questions: readonly OpenInCode[] }) {
  const { view } = useCheckedAnswers();
  if (questions.length === 0) return null;
  return (
    <section className="code-questions" aria-labelledby="code-questions">
      <h3 id="code-questions">The code leaves open</h3>
      <ul>
        {questions.map(({ message, field }) => (
          <li key={message}>
            <Icon of={CircleHelp} />
            <span>
              <Message text={message} />{' '}
              {field !== undefined && view.asks(field) ? (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => actions.goToStep(fieldOf(field).step, field)}
                >
                  {fieldOf(field).label}
                </button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
