// The formats to choose from, and a description of the chosen one.
import type { ExporterRow } from '#core/export/exporter.ts';

interface FormatListProps {
  readonly rows: readonly ExporterRow[];
  readonly chosen: ExporterRow;
  readonly onChoose: (id: string) => void;
}

export function FormatList({ rows, chosen, onChoose }: FormatListProps) {
  return (
    <fieldset className="export-formats">
      <legend className="visually-hidden">Format</legend>
      {rows.map(({ id, title }) => (
        <label key={id} className={id === chosen.id ? 'export-format export-format-chosen' : 'export-format'}>
          <input
            type="radio"
            name="export-format"
            value={id}
            checked={id === chosen.id}
            onChange={() => onChoose(id)}
            aria-describedby={id === chosen.id ? 'export-description' : undefined}
          />
          {title}
        </label>
      ))}
      <p className="hint export-description" id="export-description">
        {chosen.description}.
      </p>
    </fieldset>
  );
}
