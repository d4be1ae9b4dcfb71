// Hand edits that cannot be exported, with a link to each.
import { actions } from '#app/state/store.ts';
import type { UnusableEdit as UnfitDocument } from '#core/export/export-kit.ts';

export function UnusableEdit({ unfit }: { readonly unfit: readonly UnfitDocument[] }) {
  return (
    <div role="alert">
      <p>Fix these documents before you export them:</p>
      <ul>
        {unfit.map(({ document, message }) => (
          <li key={document}>
            {message}{' '}
            <button type="button" className="link-button" onClick={() => actions.goTo(document, 0)}>
              Show it
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
