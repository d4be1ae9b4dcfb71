// One statement of the trace: what it did, and for each condition the expected and the actual values.
import { Ban, Check, CircleHelp, Minus } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { useDocuments } from '#app/selectors/documents.ts';
import { actions } from '#app/state/store.ts';
import type { ConditionReason } from '#iam/decide/index.ts';
import type { LocatedReason, PolicyEnvironment } from '#iam/environment/index.ts';
import { Message } from '#app/controls/message.tsx';
import { conditionText, statementName, whyOf } from './trace.ts';

/** Shape, color and word of what a statement did. */
function lookOf({ effect, matched }: LocatedReason) {
  if (matched === 'unknown') return { icon: CircleHelp, look: 'severity-warning', word: 'may apply' };
  if (matched === 'no') return { icon: Minus, look: '', word: 'does not apply' };
  return effect === 'Deny'
    ? { icon: Ban, look: 'severity-error', word: 'applies' }
    : { icon: Check, look: 'severity-ok', word: 'applies' };
}

const HOLDS = { yes: 'holds', no: 'fails', unknown: 'open' } as const;
const LOOKS = {
  yes: { icon: Check, look: 'severity-ok' },
  no: { icon: Ban, look: 'severity-error' },
  unknown: { icon: CircleHelp, look: 'severity-warning' },
} as const;

const isSilent = ({ seen }: ConditionReason): boolean =>
  seen === 'absent' || seen === 'unknown' || seen === 'present';

/** The line on which the statement begins, in the text on screen. */
function offsetIn(text: string, line: number): number {
  let offset = 0;
  for (let left = line - 1; left > 0; left -= 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

export function ShowStatement({ reason }: { reason: LocatedReason }) {
  const documents = useDocuments();
  const { location } = reason;
  const document = documents.find(({ source }) => source.id === location?.documentId);
  if (!document || !location) return null;
  const lines = document.statements[Number(location.path[1] ?? 0)];
  return (
    <>
      <span className="hint"> in {document.label} </span>
      <button
        type="button"
        className="link-button"
        onClick={() => actions.goTo(document.source.id, lines ? offsetIn(document.text, lines.startLine) : 0)}
      >
        Show statement<span className="visually-hidden"> {statementName(reason)}</span>
      </button>
    </>
  );
}

interface StatementItemProps {
  readonly reason: LocatedReason;
  readonly environment: PolicyEnvironment;
  readonly resource: string;
  /** Takes a person to the input of a key. */
  readonly onGive: (key: string) => void;
}

export function StatementItem({ reason, environment, resource, onGive }: StatementItemProps) {
  const { icon, look, word } = lookOf(reason);
  return (
    <li className="try-statement">
      <Icon of={icon} className={look} />
      <div>
        <p>
          <span className="try-effect">{reason.effect}</span> <strong>{statementName(reason)}</strong> {word}
          <ShowStatement reason={reason} />
        </p>
        {whyOf(reason, environment, resource).map((text) => (
          <p key={text} className="hint">
            <Message text={text} />
          </p>
        ))}
        {reason.conditions.length > 0 ? (
          <ul>
            {reason.conditions.map((condition) => (
              <li key={`${condition.operator} ${condition.key}`} className="try-condition">
                <Icon of={LOOKS[condition.result].icon} className={LOOKS[condition.result].look} />
                <span className="hint">
                  <span className="visually-hidden">{HOLDS[condition.result]}: </span>
                  <Message text={conditionText(condition)} />{' '}
                  {isSilent(condition) && condition.result !== 'yes' ? (
                    <button type="button" className="link-button" onClick={() => onGive(condition.key)}>
                      Set it<span className="visually-hidden">: {condition.key}</span>
                    </button>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
