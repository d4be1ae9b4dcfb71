// Other tasks of the same app, in the same role.
import '#app/selectors/all-rows.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import type { ChoicesField } from '#core/answers/field.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import { Answer } from '#app/wizard/answer.tsx';
import './also-in-role.css';

export default function AlsoInRole() {
  const checked = useCheckedAnswers();
  if (!checked.view.asks('also')) return null;
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
