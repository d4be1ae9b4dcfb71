// The formats to choose from, each with what it is for.
import type { ExporterRow } from '#core/export/exporter.ts';

interface FormatListProps {
  readonly rows: readonly ExporterRow[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

export function FormatList({ rows, chosen, onChoose }: FormatListProps) {
  return (
    <fieldset className="export-formats">
      <legend className="visually-hidden">Format</legend>
      {rows.map(({ id, title, says }) => (
        <label key={id} className={id === chosen ? 'export-format export-format-chosen' : 'export-format'}>
          <input
            type="radio"
            name="export-format"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            aria-describedby={`export-says-${id}`}
          />
          <span className="export-format-title">{title}</span>
          <span className="hint" id={`export-says-${id}`}>
            {says}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
