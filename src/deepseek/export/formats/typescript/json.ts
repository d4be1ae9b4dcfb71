// A document as an object literal: JSON with expressions in place of strings.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { Template, TemplateNode } from '#deepseek/export/template.ts';
import type { Code, CodeItem } from './code.ts';
import { whyComment } from './why-comment.ts';

export interface StringWriters {
  readonly text: (template: Template) => string;
  readonly name: (template: Template) => string;
}

/** Writers that can refer to roles of the same file. */
export interface PrincipalWriters extends StringWriters {
  /** The expression for the ARN of a role that the file creates earlier; undefined for all others. */
  readonly made: (template: Template) => string | undefined;
}

export function jsonCode(node: TemplateNode, write: StringWriters): Code {
  switch (node.kind) {
    case 'text':
      return write.text(node.text);
    case 'value':
      return String(node.value);
    case 'list':
      return { kind: 'list', items: node.items.map((item) => ({ value: jsonCode(item, write) })) };
    case 'object':
      return {
        kind: 'object',
        // `{ StringEquals: { … } }` needs no lines of its own where it is short.
        inline: node.members.length === 1,
        members: node.members.map(({ name, value }) => ({
          name: write.name(name),
          value: jsonCode(value, write),
        })),
      };
  }
}

const plain = (template: Template): string =>
  template.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('');

/** A whole document, the reasons of its statements above them. */
export function documentJson(
  document: ExportDocument,
  node: TemplateNode & { kind: 'object' },
  write: StringWriters,
): Code {
  const items = (value: TemplateNode): Code =>
    value.kind === 'list'
      ? {
          kind: 'list',
          items: value.items.map((item, index): CodeItem => {
            const comment = whyComment(document, index);
            return { value: jsonCode(item, write), ...(comment === undefined ? {} : { comment }) };
          }),
        }
      : jsonCode(value, write);
  return {
    kind: 'object',
    members: node.members.map(({ name, value }) => ({
      name: write.name(name),
      value: plain(name) === 'Statement' ? items(value) : jsonCode(value, write),
    })),
  };
}
