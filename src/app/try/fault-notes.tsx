// What is wrong with a field of the request, and what to write instead.
import { AdviceNote, ErrorNote } from '#app/controls/notes.tsx';
import type { CallFault, CallField } from '#core/request/check-call.ts';
import { Message } from '#app/controls/message.tsx';

interface FaultNotesProps {
  readonly faults: readonly CallFault[];
  readonly field: CallField;
  /** While someone types in it nothing is said. */
  readonly typing: CallField | null;
  readonly onTake?: (instead: string) => void;
}

export const isBroken = ({ faults, field, typing }: Omit<FaultNotesProps, 'onTake'>): boolean =>
  typing !== field && faults.some((fault) => fault.field === field && fault.refuses);

export function FaultNotes({ faults, field, typing, onTake }: FaultNotesProps) {
  if (typing === field) return null;
  return faults
    .filter((fault) => fault.field === field)
    .map(({ message, refuses, instead }) => {
      const Note = refuses ? ErrorNote : AdviceNote;
      return (
        <div key={message}>
          <Note>
            <Message text={message} />
          </Note>
          {onTake && instead.length > 0 ? (
            <p className="try-instead">
              {instead.map((text) => (
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
