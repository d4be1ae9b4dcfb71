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

/** The longest template, in bytes, that is sent as it is. https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/ */
const MAX_SENT = 51_200;

/** At most: no character of a template takes more than three bytes for one unit. */
const bytesOf = (text: string): number => text.length + 2 * text.replaceAll(/[\0-\x7f]+/g, '').length;

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
  const write = (isLong: boolean): string => {
    const notes = useNotes(kit, group, { name, required, before, isLong });
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
    return json ? jsonTemplate(template) : yamlTemplate(template, notes);
  };
  const text = write(false);
  return { name, text: bytesOf(text) > MAX_SENT ? write(true) : text };
}

/** The account and the command to deploy it, and what the answers leave open. */
function useNotes(
  kit: ExportKit,
  group: AccountGroup,
  {
    name,
    required,
    before,
    isLong,
  }: {
    readonly name: string;
    readonly required: readonly string[];
    /** The templates to deploy before this one. */
    readonly before: readonly string[];
    /** Too long to be sent as it is. */
    readonly isLong: boolean;
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
    ...(isLong ? ['--s3-bucket BUCKET'] : []),
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
    ...(isLong ? ['The template is long, so the command puts it into a bucket of yours: BUCKET.'] : []),
    ...kit.notes.map(oneLine),
  ];
}

const files = (kit: ExportKit, choices?: Choices): readonly ExportedFile[] =>
  kit.groups.map((group) => file(kit, group, choices));

export const cloudFormation: Exporter = { choices: [SYNTAX, POLICY_KIND], files };
