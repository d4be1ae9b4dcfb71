// The words of one state. Where the state leads somewhere, they are a button that goes there.
import type { ReadinessState } from '#app/selectors/readiness.ts';
import { follow } from './follow-target.ts';

export function StateText({ state: { text, tone, target, detail } }: { state: ReadinessState }) {
  return (
    <span className={tone === 'neutral' ? undefined : `toned severity-${tone}`}>
      {target ? (
        <button type="button" className="link-button" title={detail} onClick={() => follow(target)}>
          {text}
        </button>
      ) : (
        text
      )}
    </span>
  );
}
