// What was understood, as chips to keep or to remove.
import { X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import type { Answers } from '#core/answers/answers.ts';
import type { UnderstoodPart } from '#core/understand/read-sentence.ts';
import { understoodText } from './understood-text.ts';

interface UnderstoodListProps {
  readonly parts: readonly UnderstoodPart[];
  readonly answers: Answers;
  readonly onRemove: (part: UnderstoodPart) => void;
}

export function UnderstoodList({ parts, answers, onRemove }: UnderstoodListProps) {
  return (
    <ul className="understood" aria-label="Understood">
      {parts.map((part) => {
        const text = understoodText(part, answers);
        return (
          <li key={`${part.field} ${part.start}`} className="understood-part">
            <span>
              <q>{part.text}</q> {text}
            </span>
            {part.field === 'scenario' ? null : (
              <button type="button" aria-label={`Remove “${text}”`} onClick={() => onRemove(part)}>
                <Icon of={X} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
