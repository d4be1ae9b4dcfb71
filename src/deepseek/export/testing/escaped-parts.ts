// What is left of a file without what its grammar keeps apart as text: strings, comments, here-documents, code.
import { parser } from '@lezer/javascript';
import { parseAllDocuments, visit, isScalar } from 'yaml';

/** JSON is text throughout: reading it shows whether it is JSON. */
function ofJson(text: string): string {
  JSON.parse(text);
  return '';
}

/** Bash: what is in single quotes, comments and quoted here-documents is text; in the others only $ and ` are not. */
function ofBash(text: string): string {
  const live = (inside: string): string =>
    (inside.replaceAll(/\\[\\$`"]/g, '').match(/\$\([^)]*|`[^`]*|\$\{[^}]*/g) ?? []).join(' ');
  return text
    .replaceAll(
      /<<(-?)(['"]?)(\w+)\2\n([^]*?)\n\t*\3(?=\n)/g,
      (_, _dash, quote: string, _end, body: string) => (quote === '' ? live(body) : ''),
    )
    .replaceAll(/(?<![\w$\\])'[^']*'|\\['"]|"(?:\\[^]|[^"\\])*"|(?<=^|[\s;])#.*$/gm, (part) =>
      part.startsWith('"') ? live(part) : part.startsWith('\\') ? '' : ' ',
    );
}

/** HCL: strings, without what ${ and %{ put in them, and comments. */
function ofHcl(text: string): string {
  return text.replaceAll(/"(?:\\.|[^"\\\n])*"|#.*$|\/\/.*$|\/\*[^]*?\*\//gm, (part) =>
    part.startsWith('"')
      ? Array.from(
          part.replaceAll(/\$\$\{|%%\{/g, '').matchAll(/[$%]\{([^}]*)\}/g),
          ([, inside = '']) => inside,
        ).join(' ')
      : '',
  );
}

/** YAML: everything but scalars and comments, and what !Sub fills in. Throws where it cannot be read. */
function ofYaml(text: string): string {
  const rest: string[] = [];
  for (const document of parseAllDocuments(text, { logLevel: 'silent' })) {
    const [error] = document.errors;
    if (error) throw error;
    visit(document, {
      Alias: (_, alias) => void rest.push(`*${alias.source}`),
      Node: (_, node) => {
        if (node.tag !== undefined && !/^!(?:[A-Z]\w+)$|^tag:yaml\.org/.test(node.tag)) rest.push(node.tag);
        if (isScalar(node) && node.tag === '!Sub')
          rest.push(
            ...Array.from(String(node.value).matchAll(/\$\{(?!!)([^}]*)/g), ([, inside = '']) => inside),
          );
      },
    });
  }
  return rest.join(' ');
}

/** TypeScript: everything but strings and comments. Throws where it cannot be read. */
function ofTypeScript(text: string): string {
  const rest: string[] = [];
  parser
    .configure({ dialect: 'ts' })
    .parse(text)
    .iterate({
      enter(node) {
        if (node.type.isError)
          throw new Error(`Not TypeScript: ${text.slice(Math.max(0, node.from - 80), node.to + 40)}`);
        if (/^(?:String|LineComment|BlockComment)$/.test(node.name)) return false;
        if (!node.node.firstChild && node.name !== 'TemplateString')
          rest.push(text.slice(node.from, node.to));
        return true;
      },
    });
  return rest.join(' ');
}

/** Markdown: everything but code and escaped characters. */
function ofMarkdown(text: string): string {
  return text
    .replaceAll(/^( *)(`{3,})[^\n`]*\n[^]*?\n\1\2 *$/gm, '')
    .replaceAll(/\\[!-/:-@[-`{-~]/g, '')
    .replaceAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

/** XML: tags, without the values of attributes. */
const ofXml = (text: string): string =>
  Array.from(text.matchAll(/<[^>]*>?/g), ([tag]) => tag.replaceAll(/="[^"<]*"/g, '')).join(' ');

const READERS: readonly (readonly [ending: RegExp, read: (text: string) => string])[] = [
  [/\.json$/, ofJson],
  [/\.sh$/, ofBash],
  [/\.(?:tf|tfvars|hcl)$/, ofHcl],
  [/\.ya?ml$/, ofYaml],
  [/\.ts$/, ofTypeScript],
  [/\.md$/, ofMarkdown],
  [/\.svg$/, ofXml],
];

/** What a file does rather than says. Undefined for endings that are not known here. */
export function activeParts(name: string, text: string): string | undefined {
  return READERS.find(([ending]) => ending.test(name))?.[1](text);
}
