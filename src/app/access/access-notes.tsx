// What the figures rest on, where that is less than it should be; and what they cannot say.
import { TriangleAlert } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import type { AccessView } from '#core/access/access-view.ts';
import { useLimit } from './use-limit.tsx';

const INDEX = 'index';

function faultWords(fault: string | null, missing: readonly string[]): string | undefined {
  if (fault !== null) return `This could not be worked out: ${fault}.`;
  if (missing.includes(INDEX)) return 'The list of AWS’s actions could not be loaded.';
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  return `The files of some services could not be loaded (${shown}${more}): their access levels are not known, and they may be allowed less than is said here.`;
}

interface FaultProps {
  readonly fault: string | null;
  readonly missing: readonly string[];
  readonly onRetry: () => void;
}

export function AccessFault({ fault, missing, onRetry }: FaultProps) {
  const words = faultWords(fault, missing);
  if (words === undefined) return null;
  return (
    <div className="access-note" role="alert">
      <Icon of={TriangleAlert} className="severity-warning" />
      <p>{words}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}

interface ProblemsProps {
  readonly view: AccessView;
  /** Whether it is compared with something. */
  readonly compared: boolean;
}

/** Documents that are left out or not wholly understood. */
export function AccessProblems({ view: { unread, problems, hasNoReadablePolicy }, compared }: ProblemsProps) {
  const [shown, more] = useLimit(problems, 3, 'notes');
  if (unread.length === 0 && problems.length === 0) return null;
  return (
    <div className="access-note">
      <Icon of={TriangleAlert} className="severity-warning" />
      <div>
        {unread.length > 0 ? (
          <p>
            {unread.join(' and ')} cannot be read as JSON.{' '}
            {hasNoReadablePolicy
              ? 'What is allowed is shown once the text is mended.'
              : `The figures leave it out${compared ? ', and changes are not shown' : ''}: mend the text first.`}
          </p>
        ) : null}
        {shown.map((problem) => (
          <p key={problem}>{problem} What rests on it is not taken for sure.</p>
        ))}
        {more}
      </div>
    </div>
  );
}

function Codes({ texts }: { texts: readonly string[] }) {
  const [shown, more] = useLimit(texts, 8, 'entries');
  return (
    <>
      {shown.map((text, index) => (
        <span key={text}>
          {index > 0 ? ', ' : ''}
          <code>{text}</code>
        </span>
      ))}
      {more}
    </>
  );
}

/** What policies allow that the list of actions does not have, and what the table leaves out. */
export function AccessBeyond({ view: { outsideReference, date } }: { view: AccessView }) {
  const { open, unlisted } = outsideReference;
  return (
    <div className="access-beyond hint">
      {open.length > 0 ? (
        <p>
          Actions that AWS adds later will be allowed as well where they fit <Codes texts={open} />.
        </p>
      ) : null}
      {unlisted.length > 0 ? (
        <p>
          Not in AWS’s service reference of {date}, so not counted: <Codes texts={unlisted} />.
        </p>
      ) : null}
      <p>
        By its own policies, as of AWS’s service reference of {date}. Policies of resources may allow more;
        roles it can assume or pass are not followed.
      </p>
    </div>
  );
}
