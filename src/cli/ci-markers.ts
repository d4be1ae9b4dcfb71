// Commands within a line of a log: GitHub runs what follows ##[, Azure Pipelines what follows ##vso[.
// https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands

const MARKER = /##(?=\[|vso\[)/gi;

/** The text with another second number sign in each, such as its escape in the language of the text. */
export const withoutMarkers = (text: string, second: string): string =>
  text.replaceAll(MARKER, () => `#${second}`);
