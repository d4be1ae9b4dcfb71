// The templates of what a sentence says: who uses the role, what each answer adds, and who deploys it.
import { makesRole } from '#deepseek/answers/answers-view.ts';
import { deployerEntity, inPermissionSet } from '#deepseek/answers/deployer.ts';
import type { AnswersView, Field } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { entities } from '#deepseek/catalog/entities.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';

export type OpenSubject = 'code' | 'role';

export const OPEN_SUBJECTS: Readonly<Record<OpenSubject, string>> = {
  code: 'Code that runs {entity} in account {account}',
  role: 'A role used by {entity} in account {account}',
};
export const PERSON = 'A {entity:person} through permission set {permissionSets}';

/** The template of who uses the role. */
export const subjectOf = ({ scenario, entity }: AnswersView): string =>
  makesRole(scenario) ? `${entity.sentence} ` : '';

/** The template of who deploys what the role is for; undefined where that is not said. */
export function deployerTemplate(view: AnswersView): string | undefined {
  if (!view.asks('deployer')) return undefined;
  if (inPermissionSet(view)) return PERSON;
  return deployerEntity(view)?.sentence;
}

/** Questions whose answers are said by the whole, or are no part of what the role can do. */
const isSilent = (id: FieldId, { step }: Field): boolean =>
  step === 'names' || id === 'entity' || id === 'also' || id === 'deployer' || fieldOf(id).sentence === '';

/** A template for an answer that has none of its own. */
function labelTemplate(id: FieldId, { kind, label }: Field): string {
  const name = label.replaceAll(/[[\]{}]/g, '');
  return `${name}${name.endsWith('?') ? '' : ':'} {${id}${kind === 'switch' ? ':on|off' : ''}}`;
}

/** The template of what one answer adds to the sentence; undefined where it adds nothing. */
export function clauseTemplate(id: FieldId): string | undefined {
  const field = fieldOf(id);
  return isSilent(id, field) ? undefined : (field.sentence ?? labelTemplate(id, field));
}

/** The template within a sentence. */
const lowerFirst = (source: string): string =>
  source.replace(/^(\{entity:)?(A)/, (_, slot: string = '') => `${slot}a`);

/** What a sentence says of the deployer, by the template of who that is. */
export const deployerSource = (template: string): string => `; ${lowerFirst(template)} deploys it`;

export const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** Whether a text begins as a sentence of ours: with who calls, or without one with the task. */
export function beginsAsOurs(text: string): boolean {
  const line = inOneLine(text);
  return [...entities.all(), ...scenarios.all()].some(({ sentence }) => {
    const [words = ''] = sentence.replace(/\{entity:(.*?)\}/, '$1').split(/[[{]/, 1);
    return words !== '' && line.startsWith(words);
  });
}
