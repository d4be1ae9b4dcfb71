// The role kit as CloudFormation templates, in YAML or JSON: one for each account.
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import {
  POLICY_KIND,
  chosen,
  isInline,
  type Choice,
  type Choices,
  type ExportedFile,
  type Exporter,
} from '#deepseek/export/exporter.ts';
import { deployedName } from '#deepseek/export/deployed-name.ts';
import { oneLine } from '#deepseek/export/names.ts';
import { LATER, makeFirst, madeBefore, type AccountGroup } from '#deepseek/export/targets.ts';
import { jsonTemplate } from './json.ts';
import { groupResources } from './resources.ts';
import { startTemplate } from './template-builder.ts';
import { list, members, type TemplateValueMember, type TemplateValue } from './value.ts';
import { yamlTemplate } from './yaml.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

const SYNTAX: Choice = {
  id: 'syntax',
  label: 'Written as',
  options: [
    { value: 'yaml', label: 'YAML', detail: 'With reasons as comments' },
    { value: 'json', label: 'JSON' },
  ],
};

/** The longest description of a template. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html */
const MAX_DESCRIPTION = 1024;

/** Whether its IAM resources have custom names, so that creating the stack needs a capability. */
const makesNames = ({ boundaries, roles, attachments }: AccountGroup): boolean =>
  boundaries.length + roles.length + attachments.length > 0;

function fileName({ account, id }: AccountGroup, json: boolean): string {
  const base = account === undefined ? 'template' : `template-${id.replaceAll(/[^\w-]/g, '')}`;
  return `${base}.${json ? 'json' : 'yaml'}`;
}

function file(kit: ExportKit, group: AccountGroup, choices: Choices | undefined): ExportedFile {
  const json = chosen(SYNTAX, choices) === 'json';
  const stack = startTemplate(kit, group, isInline(kit, choices));
  const resources = groupResources(stack);
  const { parameters, conditions, outputs, required } = stack.sections();
  const name = fileName(group, json);
  const section = (title: string, entries: readonly TemplateValueMember[]): readonly TemplateValueMember[] =>
    entries.length === 0 ? [] : [{ name: title, value: { kind: 'members', members: entries } }];
  const description = oneLine(`${kit.title}. Made with Rolewright.`);
  const before = madeBefore(group, kit.groups).map((other) => fileName(other, json));
  const notes = useNotes(kit, group, { name, required, before });
  const template: TemplateValue & { kind: 'members' } = {
    kind: 'members',
    members: [
      { name: 'AWSTemplateFormatVersion', value: '2010-09-09' },
      { name: 'Description', value: [...description].slice(0, MAX_DESCRIPTION / 4).join('') },
      // JSON has no comments.
      ...(json ? [{ name: 'Metadata', value: members({ Use: list(notes) }) }] : []),
      ...section('Parameters', parameters),
      ...section('Conditions', conditions),
      ...section('Resources', resources),
      ...section('Outputs', outputs),
    ],
  };
  return { name, text: json ? jsonTemplate(template) : yamlTemplate(template, notes) };
}

/** The account and the command to deploy it, and what the answers leave open. */
function useNotes(
  kit: ExportKit,
  group: AccountGroup,
  {
    name,
    required,
    before,
  }: {
    readonly name: string;
    readonly required: readonly string[];
    /** The templates to deploy before this one. */
    readonly before: readonly string[];
  },
): readonly string[] {
  const where = group.open
    ? group.account === undefined
      ? 'your account'
      : 'the other account'
    : `account ${group.account ?? kit.home.account}`;
  const command = [
    `aws cloudformation deploy --template-file ${name} --stack-name ${deployedName(kit.name, 'kebab')}${group.id.endsWith(LATER) ? LATER : ''}`,
    ...(makesNames(group) ? ['--capabilities CAPABILITY_NAMED_IAM'] : []),
    ...(required.length > 0 ? [`--parameter-overrides ${required.map((id) => `${id}=…`).join(' ')}`] : []),
  ];
  return [
    ...notReadyLines(kit.left, 'parameters'),
    ...(before.length > 0 ? [makeFirst(before)] : []),
    `Deploy it in ${where}:`,
    command.join(' '),
    ...(makesNames(group)
      ? ['CAPABILITY_NAMED_IAM acknowledges that the stack creates IAM resources with custom names.']
      : []),
    ...kit.notes.map(oneLine),
  ];
}

const files = (kit: ExportKit, choices?: Choices): readonly ExportedFile[] =>
  kit.groups.map((group) => file(kit, group, choices));

export const cloudFormation: Exporter = { choices: [SYNTAX, POLICY_KIND], files };
