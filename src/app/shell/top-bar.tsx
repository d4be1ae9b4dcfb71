// The bar at the top: the name, what is on screen, and what leads elsewhere: a new kit, versions, sharing, search, theme.
import { Contrast, History, Link, Plus, Search, type IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { useMode } from '#app/selectors/mode.ts';
import type { ThemeId } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';

const NEXT: Record<ThemeId, ThemeId> = { system: 'light', light: 'dark', dark: 'system' };
const NAMES: Record<ThemeId, string> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Computers of Apple have a key of their own for commands. Known once the page is there: the first view is prerendered. */
const COMMAND =
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

/** A button whose word is left out where there is no room. */
const Tool = ({ name, icon, onClick }: { name: string; icon: IconNode; onClick: () => void }) => (
  <button type="button" className="tool" aria-label={name} onClick={onClick}>
    <Icon of={icon} />
    <span>{name}</span>
  </button>
);

export function TopBar({ crumb, onNew }: { crumb: ReactNode; onNew: () => void }) {
  const theme = useStore((state) => state.theme);
  const isFirst = useMode() === 'first';
  return (
    <header className="top">
      <p className="brand">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 2h3.4v11.6H18V17H3z" />
          <circle cx="14" cy="6" r="3.4" />
        </svg>
        Rolewright
      </p>
      {crumb}
      <span className="grow" />
      {isFirst ? null : <Tool name="New" icon={Plus} onClick={onNew} />}
      <Tool name="History" icon={History} onClick={() => actions.openDialog('recent')} />
      {isFirst ? null : <Tool name="Share" icon={Link} onClick={() => actions.openDialog('share')} />}
      <button
        type="button"
        className="tool tool-search"
        aria-label="Search or run a command"
        onClick={() => actions.openDialog('palette')}
      >
        <Icon of={Search} />
        <span>{isFirst ? 'Search' : 'Search or run'}</span>
        <kbd suppressHydrationWarning>{COMMAND}</kbd>
      </button>
      <button
        type="button"
        className="tool tool-theme"
        aria-label={`Theme: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}`}
        title={`Theme: ${NAMES[theme]}`}
        onClick={() => actions.setTheme(NEXT[theme])}
      >
        <Icon of={Contrast} />
      </button>
    </header>
  );
}
