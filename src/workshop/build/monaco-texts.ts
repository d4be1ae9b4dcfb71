// Monaco's texts in one language: numbers for translations go, and so do texts that describe settings and colors, which
// no view of the page shows.

/** Modules whose texts are for a settings editor, for people who write themes, or for sounds. */
const UNSHOWN =
  /\/(?:editor\/common\/(?:config\/(?:editorOptions|editorConfigurationSchema)|core\/editorColorRegistry)|platform\/(?:theme\/common\/(?:colors\/\w+|iconRegistry)|accessibilitySignal\/browser\/accessibilitySignalService|configuration\/common\/configurationRegistry)|editor\/contrib\/symbolIcons\/browser\/symbolIcons)\.js$/;

/** A call with a number and a text that is complete: nothing is put into it. */
const TEXT = /\b(?:nls\.)?localize\(\d+, ("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)\)/g;

export function plainTexts(code: string, path: string): string {
  const isUnshown = UNSHOWN.test(path);
  return code.replace(TEXT, (_call, text: string) => (isUnshown ? "''" : text));
}
