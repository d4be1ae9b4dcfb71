// A template as JSON: functions under their long names, no comments.
import type { TemplateValue } from './value.ts';

/** Indented text. JSON.stringify would put members with digits for names first. */
function lines(value: TemplateValue, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value.kind === 'function') {
    const name = value.name === 'Ref' ? 'Ref' : `Fn::${value.name}`;
    const of =
      value.name === 'GetAtt' && typeof value.of === 'string'
        ? { kind: 'list' as const, items: value.of.split('.') }
        : value.of;
    return `{ ${JSON.stringify(name)}: ${lines(of, indent)} }`;
  }
  const [open, items, close] =
    value.kind === 'list'
      ? (['[', value.items.map((item) => lines(item, inner)), ']'] as const)
      : ([
          '{',
          value.members.map(({ name, value: member }) => `${JSON.stringify(name)}: ${lines(member, inner)}`),
          '}',
        ] as const);
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${inner}${item}`).join(',\n')}\n${indent}${close}`;
}

export const jsonTemplate = (template: TemplateValue): string => `${lines(template, '')}\n`;
