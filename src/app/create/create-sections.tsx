// The list with its ticks, and how much of it is done.
import { Button } from '#app/controls/button.tsx';
import { itemsOf, type CreateList } from '#core/create/create-list.ts';
import { tickState } from '#core/create/ticks.ts';
import type { ExportedFile } from '#core/export/exporter.ts';
import { CreateItemView } from './create-item.tsx';
import type { TicksInUse } from './use-ticks.ts';

interface CreateSectionsProps {
  readonly list: CreateList;
  readonly title: string;
  readonly files: readonly ExportedFile[];
  readonly ticking: TicksInUse;
}

function Progress({ list, ticking: { ticks, clear } }: Pick<CreateSectionsProps, 'list' | 'ticking'>) {
  const states = itemsOf(list).map((item) => tickState(item, ticks));
  const done = states.filter((state) => state === 'done').length;
  const changed = states.filter((state) => state === 'changed').length;
  return (
    <div className="create-progress">
      <p role="status">
        {done} of {states.length} done{changed > 0 ? `, ${changed} changed since` : ''}
      </p>
      <progress aria-label="Done" value={done} max={states.length} />
      {done + changed > 0 ? (
        <Button weight="quiet" onClick={clear}>
          Clear ticks
        </Button>
      ) : null}
    </div>
  );
}

export function CreateSections({ list, title, files, ticking }: CreateSectionsProps) {
  return (
    <>
      <Progress list={list} ticking={ticking} />
      {list.map((section) => (
        <section key={section.id} className="create-section" aria-label={section.title}>
          <h3>{section.title}</h3>
          <ol>
            {section.items.map((item) => (
              <CreateItemView
                key={item.id}
                item={item}
                title={title}
                files={files}
                state={tickState(item, ticking.ticks)}
                onTick={ticking.tick}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
