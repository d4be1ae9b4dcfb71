// The line between two parts of the page that moves: a window splitter as the ARIA practices describe it.
// Own code: libraries for it lay parts out by style attributes, which a strict policy keeps out of a prerendered page,
// and have to be loaded before its first view.
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import {
  sizeAfterKey,
  sizeAfterMove,
  within,
  type SplitterRange,
  type SplitterSide,
} from './splitter-size.ts';
import './splitter.css';

interface SplitterProps {
  readonly label: string;
  readonly side: SplitterSide;
  /** The part whose size changes. */
  readonly partOf: (splitter: HTMLElement) => Element | null;
  readonly rangeOf: () => SplitterRange;
  /** What assistive technology hears before the page is measured. */
  readonly start: SplitterRange & { readonly size: number };
  /** A size in pixels; null: as it was made. */
  readonly onResize: (size: number | null) => void;
  /** The part was drawn together to less than half its smallest size. */
  readonly onCollapse?: () => void;
}

interface Hold {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export function Splitter({ label, side, partOf, rangeOf, start, onResize, onCollapse }: SplitterProps) {
  const splitter = useRef<HTMLDivElement>(null);
  const hold = useRef<Hold | null>(null);
  const [known, setKnown] = useState(start);
  const isLeft = side === 'left';

  const sizeNow = (): number => {
    const box = splitter.current ? partOf(splitter.current)?.getBoundingClientRect() : undefined;
    return Math.round((isLeft ? box?.width : box?.height) ?? known.size);
  };
  const latest = useRef(() => {});
  useEffect(() => {
    latest.current = () => setKnown({ size: sizeNow(), ...rangeOf() });
  });
  useEffect(() => {
    const part = splitter.current && partOf(splitter.current);
    if (!part) return undefined;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(part);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [partOf]);

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const held = hold.current;
    if (!held) return;
    const size = sizeAfterMove({ dx: event.clientX - held.x, dy: event.clientY - held.y }, side, held.size);
    const range = rangeOf();
    if (onCollapse && size < range.min / 2) {
      hold.current = null;
      onCollapse();
    } else onResize(within(size, range));
  };
  return (
    // A separator that moves is a control; the rule knows only the one that does not.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={splitter}
      className={`splitter splitter-${side}`}
      role="separator"
      aria-label={label}
      aria-orientation={isLeft ? 'vertical' : 'horizontal'}
      aria-valuenow={known.size}
      aria-valuemin={known.min}
      aria-valuemax={known.max}
      aria-valuetext={`${known.size} pixels`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        hold.current = { x: event.clientX, y: event.clientY, size: sizeNow() };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        hold.current = null;
      }}
      onDoubleClick={() => onResize(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          onResize(null);
          return;
        }
        const size = sizeAfterKey(event, side, sizeNow(), rangeOf());
        if (size === undefined) return;
        event.preventDefault();
        onResize(size);
      }}
    >
      <span className="splitter-grip" />
    </div>
  );
}
