// Changed answers: the question, what it was, and what it is now.
import type { AnswerChange, ChangedAnswer } from '#core/review/change.ts';
import { Decide } from './decide.tsx';
import { Versions } from './versions.tsx';

function Answer({ answer }: { answer: ChangedAnswer }) {
  return (
    <Versions
      before={answer.before ?? <span className="hint">Not asked</span>}
      after={answer.after ?? <span className="hint">Not asked</span>}
    />
  );
}

function Change({ change }: { change: AnswerChange }) {
  const [first, ...others] = change.answers;
  if (!first) return null;
  return (
    <li className="review-change">
      <h4>{first.question}</h4>
      <Answer answer={first} />
      <Decide change={change} name={first.question} />
      {others.length > 0 ? (
        <details className="review-more">
          <summary>
            {others.length === 1 ? '1 more answer changes' : `${others.length} more answers change`} with it
          </summary>
          <ul>
            {others.map((answer) => (
              <li key={answer.question} className="review-carried">
                <p>{answer.question}</p>
                <Answer answer={answer} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

export function AnswerList({ changes }: { changes: readonly AnswerChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="review-part" aria-label="Answers">
      <div className="review-heads">
        <h3>Answers</h3>
        <div aria-hidden>
          <span>Shared version</span>
          <span>Changed version</span>
        </div>
      </div>
      <ul>
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
    </section>
  );
}
