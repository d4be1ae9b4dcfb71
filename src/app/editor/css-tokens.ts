// Reads the present colors of the style sheet, since Monaco cannot read CSS variables.

export const COLOR_TOKENS = [
  'sheet',
  'raised',
  'hover',
  'line',
  'field',
  'ink',
  'ink-2',
  'ink-3',
  'key',
  'accent',
  'accent-fill',
  'accent-tint',
  'ready',
  'wont',
  'need',
] as const;
export type ColorToken = (typeof COLOR_TOKENS)[number];
/** Each as #rrggbb. */
export type Colors = Record<ColorToken, string>;

/** The computed colors of the page. `light-dark()` has no value until an element uses it, so one does. */
export function readColors(): Colors {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colors = {} as Colors;
  for (const token of COLOR_TOKENS) {
    probe.style.color = `var(--${token})`;
    colors[token] = toHex(style.color);
  }
  probe.remove();
  return colors;
}

const RGB = /^rgba?\((\d+), (\d+), (\d+)/;

/** A computed color as #rrggbb; spaces other than sRGB go by way of a canvas. */
function toHex(computed: string): string {
  const parts = RGB.exec(computed)?.slice(1).map(Number) ?? paint(computed);
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function paint(color: string): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return [128, 128, 128];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return Array.from(context.getImageData(0, 0, 1, 1).data.subarray(0, 3));
}

/** Calls back whenever the page may have changed its colors. Returns how to stop. */
export function watchColors(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
  dark.addEventListener('change', changed);
  return () => {
    chosen.disconnect();
    dark.removeEventListener('change', changed);
  };
}

/** Relative luminance of #rrggbb, 0 to 1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
