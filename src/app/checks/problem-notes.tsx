// What is wrong with a field of the request, and what to write instead.
import { AdviceNote, ErrorNote } from '#app/controls/notes.tsx';
import type { RequestField, RequestProblem } from '#iam/request/index.ts';
import { Message } from '#app/controls/message.tsx';

interface ProblemNotesProps {
  readonly problems: readonly RequestProblem[];
  readonly field: RequestField;
  /** While someone types in it nothing is said. */
  readonly typing: RequestField | null;
  readonly onTake?: (suggestion: string) => void;
}

export const isBroken = ({ problems, field, typing }: Omit<ProblemNotesProps, 'onTake'>): boolean =>
  typing !== field && problems.some((problem) => problem.field === field && problem.severity === 'error');

export function ProblemNotes({ problems, field, typing, onTake }: ProblemNotesProps) {
  if (typing === field) return null;
  return problems
    .filter((problem) => problem.field === field)
    .map(({ message, severity, suggestions }) => {
      const Note = severity === 'error' ? ErrorNote : AdviceNote;
      return (
        <div key={message}>
          <Note>
            <Message text={message} />
          </Note>
          {onTake && suggestions.length > 0 ? (
            <p className="request-instead">
              {suggestions.map((text) => (
                <button key={text} type="button" className="link-button mono" onClick={() => onTake(text)}>
                  {text}
                </button>
              ))}
            </p>
          ) : null}
        </div>
      );
    });
}
