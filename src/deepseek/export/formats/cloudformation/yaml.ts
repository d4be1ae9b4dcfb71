// A template as YAML, in which readers of YAML 1.1 and of 1.2 read every string as a string.
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { oneLine } from '#deepseek/export/names.ts';
import type { TemplateValue } from './value.ts';

/** Text that needs no quotes. */
const PLAIN = /^[A-Za-z][\w:/.@+-]*(?<!:)$/;
/** Text that readers of YAML 1.1 read as a number, boolean, date or null. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const SENTENCE = /^[A-Za-z][\w .,()/'-]*[\w.)]$/;

function text(from: string, block = false): Scalar {
  // YAML cannot express half of a surrogate pair.
  const value = from.replaceAll(/\p{Cs}/gu, '\ufffd');
  const scalar = new Scalar(value);
  const plain = (PLAIN.test(value) || SENTENCE.test(value)) && !WORDS.test(value);
  const single = /["\\]/.test(value) && /^[ -~]*$/.test(value);
  scalar.type = block ? 'BLOCK_LITERAL' : plain ? 'PLAIN' : single ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
  return scalar;
}

const commented = (lines: readonly string[]): string => lines.map((line) => ` ${oneLine(line)}`).join('\n');

function node(value: TemplateValue): Node {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return new Scalar(value);
  switch (value.kind) {
    case 'function': {
      const { of, block, name } = value;
      const made = typeof of === 'string' ? text(of, block) : node(of);
      // Conditions are short enough for one line.
      if (made instanceof YAMLSeq && name !== 'Sub') made.flow = true;
      made.tag = `!${name}`;
      return made;
    }
    case 'list': {
      const list = new YAMLSeq<Node>();
      for (const item of value.items) list.add(node(item));
      return list;
    }
    case 'members': {
      const map = new YAMLMap<Node, Node>();
      for (const { name, value: member, comment } of value.members) {
        const key = text(name);
        if (comment) key.commentBefore = commented(comment);
        map.items.push(new Pair(key, node(member)));
      }
      if (value.comment !== undefined) map.commentBefore = commented([value.comment]);
      return map;
    }
  }
}

/** Characters that YAML readers refuse or read as a line break: text with one of them gets double quotes. */
const SIGNS = /[\u007f-\u00a0\u00ad\u2028\u2029]|(?!\n)\p{C}/gu;

const escaped = (text: string): string =>
  text.replaceAll(SIGNS, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });

/** The template, with comment lines at the top and blank lines between its sections. */
export function yamlTemplate(template: TemplateValue & { kind: 'members' }, head: readonly string[]): string {
  const root = node(template) as YAMLMap<Scalar, Node>;
  for (const [index, { key, value }] of root.items.entries()) {
    if (index > 0 && value instanceof YAMLMap) key.spaceBefore = true;
    if (value instanceof YAMLMap && (key.value === 'Resources' || key.value === 'Parameters'))
      for (const [at, entry] of value.items.entries()) if (at > 0) (entry.key as Scalar).spaceBefore = true;
  }
  const document = new Document(root);
  document.commentBefore = commented(head);
  return escaped(
    document.toString({
      lineWidth: 0,
      minContentWidth: 0,
      flowCollectionPadding: false,
      doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    }),
  );
}
