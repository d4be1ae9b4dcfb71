// Notes on the counts: what is not loaded or not known, and what the counts cannot show.
import { TriangleAlert } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import type { AccessView } from '#iam/access/index.ts';
import { useLimit } from './use-limit.tsx';

const INDEX = 'index';

function faultWords(fault: string | null, missing: readonly string[]): string | undefined {
  if (fault !== null) return `Access could not be calculated: ${fault}.`;
  if (missing.includes(INDEX)) return 'The list of AWS’s actions could not be loaded.';
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  return `The reference of some services could not be loaded (${shown}${more}). Their access levels are unknown, and less may be allowed than shown.`;
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
            {unread.join(' and ')} {unread.length === 1 ? 'is' : 'are'} not valid JSON.{' '}
            {hasNoReadablePolicy
              ? 'Fix the syntax to see what is allowed.'
              : `The figures leave ${unread.length === 1 ? 'it' : 'them'} out${compared ? ', and changes are not shown' : ''}. Fix the syntax first.`}
          </p>
        ) : null}
        {shown.map((problem) => (
          <p key={problem}>
            <Message text={problem} /> Results that depend on it are uncertain.
          </p>
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
          Actions that AWS adds later are also allowed if they match <Codes texts={open} />.
        </p>
      ) : null}
      {unlisted.length > 0 ? (
        <p>
          Not in AWS’s service reference of {date}, so not counted: <Codes texts={unlisted} />.
        </p>
      ) : null}
      <p>
        Based on its own policies and AWS’s service reference of {date}. Resource policies may allow more.
        Roles that it can assume or pass are not included.
      </p>
    </div>
  );
}
