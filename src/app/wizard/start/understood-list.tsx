// What was understood, as chips to keep or to remove.
import { X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import type { Answers } from '#core/answers/answers.ts';
import type { ShownPart } from './page-reading.ts';
import { understoodText } from './understood-text.ts';

interface UnderstoodListProps {
  readonly parts: readonly ShownPart[];
  readonly answers: Answers;
  readonly onRemove: (part: ShownPart) => void;
}

export function UnderstoodList({ parts, answers, onRemove }: UnderstoodListProps) {
  return (
    <div className="understood-box">
      <p className="hint">Understood:</p>
      <ul className="understood" aria-label="Understood">
        {parts.map((part) => {
          const text = understoodText(part, answers);
          return (
            <li key={`${part.field} ${part.start}`} className="understood-part">
              <span>
                {part.line === undefined ? <q>{part.text}</q> : <code>{part.text}</code>}{' '}
                {part.line === undefined ? null : <span className="hint">line {part.line}</span>} {text}
              </span>
              <button type="button" aria-label={`Remove “${text}”`} onClick={() => onRemove(part)}>
                <Icon of={X} />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
