// The size of the open document against AWS's limit.
import { useOpenDocument, useOpenSize } from '#app/selectors/documents.ts';
import { grouped } from '#core/text/words.ts';

export function SizeMeter() {
  const { source } = useOpenDocument();
  const size = useOpenSize();
  return (
    <div className="size">
      <meter
        className="size-meter"
        min={0}
        max={source.limit}
        high={source.limit}
        value={size}
        aria-label="Characters of the size limit, whitespace not counted"
      >
        {size}
      </meter>
      <small
        className={size > source.limit ? 'hint severity-error' : 'hint'}
        title="Whitespace is not counted"
      >
        {grouped(size)} of {grouped(source.limit)}
        {size > source.limit ? ': too long' : ''}
      </small>
    </div>
  );
}
