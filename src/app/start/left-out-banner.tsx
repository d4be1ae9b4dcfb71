// What a person named and no answer holds: it is said until they close it or begin anew.
import { CircleAlert, X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { quotesOf } from '#app/state/start.ts';
import { actions, useStore } from '#app/state/store.ts';

export function LeftOutBanner() {
  const leftOut = useStore((state) => state.leftOut);
  if (leftOut.length === 0) return null;
  const quotes = quotesOf(leftOut);
  const lines = [...(quotes ? [{ text: quotes }] : []), ...leftOut.filter(({ isQuote }) => !isQuote)];
  return (
    <div className="banner left-out" role="status" aria-label="Left out">
      <Icon of={CircleAlert} />
      <div>
        {lines.map(({ text, begin }, index) => (
          <p key={text}>
            {index === 0 ? <strong>Left out: </strong> : null}
            <Message text={text} />
            {begin ? (
              <a href={begin.href} target="_blank" rel="noreferrer">
                {begin.title}
              </a>
            ) : null}
          </p>
        ))}
      </div>
      <button type="button" className="icon-button" aria-label="Close" onClick={() => actions.leaveOut([])}>
        <Icon of={X} />
      </button>
    </div>
  );
}
