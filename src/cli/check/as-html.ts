// The findings as one HTML page to send and to print: it loads nothing and runs nothing.
import { createHash } from 'node:crypto';
import { asMarkup, count, spellOutInvisible } from '#iam/text/index.ts';
import { withoutMarkers } from '#cli/ci-markers.ts';
import { indexed } from '#cli/reference.ts';
import { summaryOf } from './as-text.ts';
import {
  callsText,
  type CheckedFile,
  type CheckResult,
  type FileFinding,
  type IgnoredFileFinding,
} from './checked.ts';

/** Text that is HTML already. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Whatever it holds is read as text, in an element and in an attribute with quotes. The page may be printed to a CI log. */
const escaped = (text: string): string => withoutMarkers(asMarkup(spellOutInvisible(text)), '&#35;');

type Content = string | number | Markup | readonly Content[];

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  return typeof content === 'object' ? content.map(written).join('') : escaped(String(content));
}

/** HTML, in which each value is text, if it is not HTML itself. */
const html = (strings: TemplateStringsArray, ...values: readonly Content[]): Markup =>
  new Markup(
    strings.map((part, index) => part + (index < values.length ? written(values[index]!) : '')).join(''),
  );

const NOTHING: Content = [];

const STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --dim: #59636e; --line: #d1d9e0; --paper: #fff; --red: #b42318; --yellow: #7a5200; --blue: #0a5ea8; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ink: #e6e8eb; --dim: #9aa4af; --line: #3a414a; --paper: #16191d; --red: #ff9a91; --yellow: #f0c36d; --blue: #83c5ff; }
}
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
h2 { margin-top: 2rem; font: 600 1rem/1.5 ui-monospace, monospace; break-after: avoid; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 0.8rem 0.4rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th:nth-child(-n + 2), td:nth-child(-n + 2) { white-space: nowrap; }
th:last-child, td:last-child { width: 100%; }
tr { break-inside: avoid; }
p { margin: 0 0 0.25rem; }
code { font: 0.9em ui-monospace, monospace; }
small, th { font-size: 0.85rem; color: var(--dim); }
a { color: var(--blue); }
.error, .security { font-weight: 600; color: var(--red); }
.warning { font-weight: 600; color: var(--yellow); }
.suggestion { color: var(--blue); }
@media print {
  body { max-width: none; margin: 0; }
  a[href^="https:"]::after { content: " (" attr(href) ")"; }
}
`;

/** Without scripts, and with no style but this one. https://www.w3.org/TR/CSP3/ */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A message, with what it has in backquotes as code. */
const messageText = (message: string): Content =>
  message.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

const joined = (parts: readonly Content[]): Content =>
  parts.filter((part) => part !== '').map((part, index) => (index === 0 ? part : [' · ', part]));

/** An address that is none of AWS's pages is shown and leads nowhere. */
const pageLink = (help: string | undefined): Content => {
  if (help === undefined) return '';
  return help.startsWith('https://') ? html`<a href="${help}" rel="noreferrer">AWS’s page</a>` : help;
};

const row = (finding: FileFinding, where: string): Markup =>
  html`<tr>
    <td>${finding.line}:${finding.column}</td>
    <td class="${finding.severity}">${finding.severity}</td>
    <td>
      <p>${messageText(finding.message)}</p>
      ${
        finding.refusal === undefined
          ? NOTHING
          : html`<p class="error">AWS refuses to save this document: ${messageText(finding.refusal)}</p> `
      }<small>${joined([finding.rule, where, callsText(finding), pageLink(finding.help)])}</small>
    </td>
  </tr> `;

const ignoredRow = ({ finding, where, reason, until }: IgnoredFileFinding): Markup =>
  html`<li>
    ${joined([`${finding.line}:${finding.column}`, finding.rule, where, `“${reason}”`, until === undefined ? '' : `until ${until}`])}
  </li> `;

const list = (title: string, rows: readonly Markup[]): Content =>
  rows.length === 0
    ? NOTHING
    : html`<p>${title}</p>
        <ul>
          ${rows}
        </ul> `;

function section({ file, policies, notices, ignored, unread }: CheckedFile, isVerbose: boolean): Content {
  const findings = [...policies, { where: '', findings: notices }]
    .flatMap(({ where, findings: all }) => all.map((finding) => ({ where, finding })))
    .toSorted((a, b) => a.finding.line - b.finding.line || a.finding.column - b.finding.column);
  const notes = isVerbose ? unread : [];
  if (findings.length + ignored.length + notes.length === 0) return NOTHING;
  return html`<section>
    <h2>${file === '-' ? 'standard input' : file}</h2>
    ${
      findings.length === 0
        ? NOTHING
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Severity</th>
                <th scope="col">Finding</th>
              </tr>
            </thead>
            <tbody>
              ${findings.map(({ finding, where }) => row(finding, where))}
            </tbody>
          </table> `
    }${list(`${count(ignored.length, 'finding')} ignored:`, ignored.map(ignoredRow))}${list(
      `${count(notes.length, 'note')}:`,
      notes.map(({ where, message }) => html`<li>${joined([where, messageText(message)])}</li> `),
    )}
  </section> `;
}

/** The page: how many findings there are, then those of each file, in the order of its text. */
export const asHtml = (result: CheckResult, _terminal: unknown, isVerbose: boolean): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Findings of Rolewright</title>
        ${new Markup(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>
          <h1>Findings of Rolewright</h1>
          <p>${summaryOf(result, isVerbose)}</p>
          <p>
            <small>Rolewright ${ROLEWRIGHT_VERSION} · AWS’s service reference of ${indexed().date}</small>
          </p>
          ${list(
            'Not read:',
            result.failures.map((failure) => html`<li class="error">${failure}</li> `),
          )}${result.files.map((file) => section(file, isVerbose))}
        </main>
      </body>
    </html> `.text;
