// A button that opens a menu, as the ARIA practices describe it. What stands in the menu is asked when it opens.
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import './menu-button.css';

// Where a key moves within a menu.
const ENDS: Readonly<Record<string, (count: number) => number>> = {
  Home: () => 0,
  End: (count) => count - 1,
};
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The item a key moves to: arrows go around, a letter goes to the next item that begins with it. Null: the key moves nothing. */
export function nextInMenu(key: string, at: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  const end = ENDS[key];
  if (end) return end(count);
  const step = STEPS[key];
  if (step !== undefined) return (Math.max(at, step < 0 ? 0 : -1) + step + count) % count;
  if (key.length !== 1 || key === ' ') return null;
  for (let ahead = 1; ahead <= count; ahead += 1) {
    const index = (Math.max(at, 0) + ahead) % count;
    if (labels[index]?.toLowerCase().startsWith(key.toLowerCase())) return index;
  }
  return null;
}

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly title?: string | undefined;
  readonly run: () => void;
}

interface MenuButtonProps {
  readonly label: string;
  readonly className?: string;
  readonly itemsOf: () => readonly MenuItem[];
  /** What stands on the button. */
  readonly children: ReactNode;
}

interface OpenMenu {
  readonly items: readonly MenuItem[];
  readonly first: number;
  /** Where it opens, in the window. */
  readonly top: number;
  readonly right: number;
}

const rowsOf = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
];

export function MenuButton({ label, className = 'icon-button', itemsOf, children }: MenuButtonProps) {
  const id = useId();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const open = (from: 'start' | 'end'): void => {
    const items = itemsOf();
    const box = button.current?.getBoundingClientRect();
    if (items.length === 0 || !box) return;
    setMenu({
      items,
      first: from === 'start' ? 0 : items.length - 1,
      top: box.bottom + 4,
      right: Math.max(4, document.documentElement.clientWidth - box.right),
    });
  };
  const close = (): void => setMenu(null);

  useLayoutEffect(() => {
    if (!menu) return;
    // In the top layer nothing around it cuts it off.
    list.current?.showPopover();
    rowsOf(list.current)[menu.first]?.focus();
  }, [menu]);
  useEffect(() => {
    if (!menu) return undefined;
    const onPress = ({ target }: Event): void => {
      const inside =
        target instanceof Node && [button, list].some(({ current }) => current?.contains(target));
      if (!inside) setMenu(null);
    };
    document.addEventListener('pointerdown', onPress, true);
    const onResize = (): void => setMenu(null);
    addEventListener('resize', onResize);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      removeEventListener('resize', onResize);
    };
  }, [menu]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!menu) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      open(event.key === 'ArrowDown' ? 'start' : 'end');
      return;
    }
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the button.
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      button.current?.focus();
      close();
      return;
    }
    const all = rowsOf(list.current);
    const at = all.findIndex((row) => row === document.activeElement);
    const next = nextInMenu(
      event.key,
      at,
      menu.items.map((item) => item.label),
    );
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };

  return (
    // The keys are those of the button and of the items.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className="menu"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (menu && !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        aria-controls={menu ? id : undefined}
        // Otherwise the press would close the menu, and the click open it again.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => (menu ? close() : open('start'))}
      >
        {children}
      </button>
      {menu ? (
        <div
          ref={list}
          id={id}
          className="menu-list"
          role="menu"
          aria-label={label}
          popover="manual"
          style={{ top: menu.top, right: menu.right }}
        >
          {menu.items.map(({ id: item, label: text, title, run }) => (
            <button
              key={item}
              type="button"
              className="plain"
              role="menuitem"
              tabIndex={-1}
              title={title}
              onClick={() => {
                button.current?.focus();
                close();
                run();
              }}
            >
              {text}
            </button>
          ))}
        </div>
      ) : null}
    </span>
  );
}
