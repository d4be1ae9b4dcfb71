// Ways to take the checked policies along: one click opens the export in a format.
import { actions } from '#app/state/store.ts';
import { keepWay } from '#app/persistence/progress.ts';
import { Button } from '#app/controls/button.tsx';
import { EXPORTERS } from '#core/export/index.ts';

export function ExportAs() {
  return (
    <section className="export-as" aria-label="Export">
      <h3>Export as</h3>
      <div className="paste-buttons">
        {EXPORTERS.map(({ id, title, description }) => (
          <Button
            key={id}
            title={description}
            onClick={() => {
              actions.chooseFormat(id);
              keepWay('formats');
              actions.openPane('create');
            }}
          >
            {title}
          </Button>
        ))}
      </div>
    </section>
  );
}
