// A place that both a person and the wizard changed: both versions, and a choice.
import { Button } from '#app/controls/button.tsx';
import { Message } from '#app/controls/message.tsx';
import type { ListedEdit } from '#app/selectors/hand-edits.ts';
import type { TextOnScreen } from '#app/selectors/documents.ts';
import { keepEdit, undoEdit } from './settle-edits.ts';
import './edits.css';

interface EditChoiceProps {
  readonly document: TextOnScreen;
  readonly edit: ListedEdit;
}

export function EditChoice({ document, edit }: EditChoiceProps) {
  const { versions } = edit;
  if (!versions) return null;
  return (
    <div
      className="edit-choice"
      role="group"
      aria-label={`Choose a version of ${versions.subject.replaceAll('`', '')}`}
    >
      <p>
        Both you and the answers changed <Message text={versions.subject} />.
      </p>
      <dl>
        <dt>Your version</dt>
        <dd>
          <Message text={versions.yours} />
        </dd>
        <dt>From the answers now</dt>
        <dd>
          <Message text={versions.wizards} />
        </dd>
      </dl>
      <div className="edit-buttons">
        <Button onClick={() => keepEdit(document, edit)}>Keep mine</Button>
        <Button onClick={() => undoEdit(document, edit)}>Use the answers’</Button>
      </div>
    </div>
  );
}
