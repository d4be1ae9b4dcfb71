// The buttons over the editor, in one line: those without room stand in a menu.
import { Ellipsis } from 'lucide';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { MenuButton, type MenuItem } from '#app/controls/menu-button.tsx';
import { actions } from '#app/state/store.ts';
import type { BarTool } from './document-tools.ts';

/** The buttons that went to a second line, which is cut off. */
const cutOff = (line: HTMLElement): readonly HTMLElement[] =>
  ([...line.children] as HTMLElement[]).filter(
    (tool) => tool.offsetTop - line.offsetTop >= line.clientHeight,
  );

/** Of the whole page: they are always in the menu, for those without a keyboard too. */
const OF_PAGE: readonly MenuItem[] = [
  { id: 'recent', label: 'Recent versions', run: () => actions.openDialog('recent') },
  { id: 'palette', label: 'Find anything… (Ctrl+K)', run: () => actions.openDialog('palette') },
  { id: 'shortcuts', label: 'Keyboard shortcuts (?)', run: () => actions.openDialog('shortcuts') },
];

/** The tools by importance: the first keep their place longest. */
export function BarTools({ tools }: { readonly tools: readonly BarTool[] }) {
  const line = useRef<HTMLDivElement>(null);
  const measure = useCallback((): void => {
    if (!line.current) return;
    const hidden = cutOff(line.current);
    for (const tool of line.current.children as HTMLCollectionOf<HTMLElement>)
      // Hidden this way a button keeps its place, so nothing moves, and cannot have the focus.
      tool.style.visibility = hidden.includes(tool) ? 'hidden' : '';
  }, []);
  const names = tools.map(({ label }) => label).join(' ');
  useLayoutEffect(measure, [measure, names]);
  useLayoutEffect(() => {
    if (!line.current) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(line.current);
    return () => observer.disconnect();
  }, [measure]);

  const itemsOf = (): readonly MenuItem[] => {
    const hidden = line.current ? cutOff(line.current) : [];
    const first = tools.length - hidden.length;
    const withoutRoom = tools.slice(first).map((tool) => ({ ...tool, label: tool.name ?? tool.label }));
    return [...withoutRoom, ...OF_PAGE];
  };
  return (
    <>
      <div ref={line} className="bar-tools">
        {tools.map(({ id, label, name, title, run }) => (
          <Button key={id} weight="quiet" aria-label={name} title={title} onClick={run}>
            {label}
          </Button>
        ))}
      </div>
      <MenuButton label="More actions" itemsOf={itemsOf}>
        <Icon of={Ellipsis} />
      </MenuButton>
    </>
  );
}
