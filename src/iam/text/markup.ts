// Text within HTML and SVG.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as what stands between tags or in an attribute shows it. */
export const asMarkup = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
