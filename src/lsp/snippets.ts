// Snippets for clients that only insert plain text.

const PLACE = /\\([\\$}])|\$\{\d+:((?:\\[\\$}]|[^}\\])*)\}|\$\{\d+\}|\$\d+/g;

/** What a snippet inserts before anybody fills in its places. */
export const withoutPlaces = (snippet: string): string =>
  snippet.replaceAll(PLACE, (_all, escaped: string | undefined, preset: string | undefined) =>
    escaped === undefined ? withoutEscapes(preset ?? '') : escaped,
  );

const withoutEscapes = (text: string): string => text.replaceAll(/\\([\\$}])/g, '$1');
