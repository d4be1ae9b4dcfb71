// The list for files: download them, fill in what only the reader knows, run the commands. The files say how they are
// used; this takes it from there, so that the page and the files say the same.
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { givingStep, roleUserOf } from './console-steps.ts';
import { section, stepItem, type CreateItem, type CreateList, type ValueToFill } from './create-list.ts';
import { joinAnd } from '#iam/text/words.ts';
import { timeOf } from './step-order.ts';

export type FileWayId = 'aws-cli' | 'terraform' | 'cloudformation' | 'cdk' | 'pulumi';

const linesOf = (text: string): readonly string[] => text.split('\n');

/** The commands in the shell blocks of a README. */
function readmeCommands(readme: string): readonly string[] {
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks.flatMap(linesOf).filter((line) => line.trim() !== '');
}

/** "- `weightsBucket`: Bucket with the model files, such as …" */
const readmeValues = (readme: string): readonly ValueToFill[] =>
  [...readme.matchAll(/^- `([^`]+)`: (.*)$/gm)].map(([, name = '', words = '']) => ({ name, words }));

/** `: "${NAME:?Set it: what it is}"` */
const scriptValues = (script: string): readonly ValueToFill[] =>
  [...script.matchAll(/^: "\$\{([A-Z\d_]+):\?Set it(?::| to) ([^}]*)\}"$/gm)].map(
    ([, name = '', words = '']) => ({ name, words: words.replaceAll(/\\(.)/g, '$1') }),
  );

const item = (id: string, title: string, parts: Partial<CreateItem>): CreateItem => ({
  id,
  title,
  also: [],
  content: '',
  ...parts,
});

const textOf = (files: readonly ExportedFile[], name: string): string =>
  files.find((file) => file.name === name)?.text ?? '';

/** One run in one account. */
interface Run {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly fill?: readonly ValueToFill[];
  readonly fillIn?: string;
  readonly commands: readonly string[];
}

const IN_COMMANDS = 'Replace VALUE in the commands with your own values';

/** The other account that a file or folder is for. */
const accountIn = (name: string): string | undefined => /\d{12}/.exec(name)?.[0];

const inAccount = (name: string): string => {
  const account = accountIn(name);
  return account === undefined ? '' : ` in account ${account}`;
};

/** Whose credentials make what a kit consists of in its own account. */
function ownAccount({ groups }: ExportKit): string {
  const has = (kind: 'roles' | 'organization'): boolean => groups.some((group) => group[kind].length > 0);
  if (has('roles')) return 'the account of the role';
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
  return has('organization')
    ? 'the management account of the organization, or of a delegated administrator'
    : 'the account that the policies are for';
}

const credentials = (name: string, kit: ExportKit): string =>
  `With credentials of ${accountIn(name) === undefined ? ownAccount(kit) : 'that account'}.`;

/** Each script comes with one that checks what it makes. */
function scriptRuns(files: readonly ExportedFile[], kit: ExportKit): readonly Run[] {
  return files
    .filter(({ name }) => /^apply.*\.sh$/.test(name))
    .map(({ name, text }) => {
      const fill = scriptValues(text);
      return {
        id: name,
        title: `Run the script${inAccount(name)}`,
        lead: `${credentials(name, kit)} AWS checks the documents first.`,
        fill,
        fillIn: IN_COMMANDS,
        commands: [
          ...fill.map((value) => `export ${value.name}=VALUE`),
          `bash ${name.replace('apply', 'verify')} --documents`,
          `bash ${name}`,
        ],
      };
    });
}

const commandsOf = (files: readonly ExportedFile[], kind: RegExp, option = ''): readonly string[] =>
  files.filter(({ name }) => kind.test(name)).map(({ name }) => `bash ${name}${option}`);

/** What the scripts are for afterwards: comparing what is deployed with the kit, and taking all of it away again. */
function scriptExtras(files: readonly ExportedFile[]): readonly CreateItem[] {
  const content = files.map(({ text }) => text).join('\n');
  const compare = commandsOf(files, /^verify.*\.sh$/);
  const undo = commandsOf(files, /^undo.*\.sh$/);
  return [
    ...(compare.length > 0
      ? [
          item('compare', 'Compare with your account', {
            lead: 'Changes nothing. Exit status 1 means something differs, 2 that it could not look.',
            why: 'AWS checks every document, its policy simulator decides the calls, and what is deployed is compared with these policies. With --policy, the script prints the permissions that it needs itself.',
            commands: compare,
            content,
          }),
        ]
      : []),
    ...(undo.length > 0
      ? [
          item('undo', 'Undo it', {
            lead: 'Deletes what the script created, and nothing else.',
            commands: undo,
            optional: true,
            content,
          }),
        ]
      : []),
  ];
}

/** The command is in the first comment of a template, or in its metadata. */
function templateRuns(files: readonly ExportedFile[], kit: ExportKit): readonly Run[] {
  return files.flatMap(({ name, text }) => {
    const command = /aws cloudformation deploy [^"\n]*/.exec(text)?.[0];
    if (command === undefined) return [];
    const fill = [...command.matchAll(/(\w+)=…/g)].map(([, id = '']) => ({
      name: id,
      words: new RegExp(`^  ${id}:\\n(?:    .*\\n)*?    Description: "?(.*?)"?$`, 'm').exec(text)?.[1] ?? '',
    }));
    return [
      {
        id: name,
        title: `Deploy it${inAccount(name)}`,
        lead: credentials(name, kit),
        fill,
        fillIn: IN_COMMANDS,
        commands: [command.replaceAll('=…', '=VALUE')],
      },
    ];
  });
}

/** The variables of the example, with the descriptions of its declarations. */
function exampleValues(files: readonly ExportedFile[], folder: string): readonly ValueToFill[] {
  const values = textOf(files, `${folder}examples/basic/terraform.tfvars.example`);
  const declared = textOf(files, `${folder}examples/basic/variables.tf`);
  return [...values.matchAll(/^(\w+)\s*=\s*(.*)$/gm)].map(([, name = '', value = '']) => {
    const words = new RegExp(`^variable "${name}" \\{\n(?:  .*\n)*?  description\\s*= "(.*)"$`, 'm').exec(
      declared,
    )?.[1];
    return { name, words: words ?? `such as ${value}` };
  });
}

/** A README for each account. */
const readmeRuns =
  (verb: string, fillIn: string) =>
  (files: readonly ExportedFile[], kit: ExportKit): readonly Run[] =>
    files
      .filter(({ name }) => /(?:^|\/)README\.md$/.test(name))
      .map(({ name, text }) => {
        const folder = name.slice(0, -'README.md'.length);
        const commands = readmeCommands(text).map((line) => line.replace(/ # your value$/, ' VALUE'));
        return {
          id: name,
          title: `${verb}${inAccount(folder)}`,
          lead: credentials(folder, kit),
          fill: [...readmeValues(text), ...exampleValues(files, folder)],
          fillIn,
          commands: [...(folder === '' ? [] : [`cd ${folder}`]), ...commands],
        };
      });

const RUNS: Readonly<Record<FileWayId, (files: readonly ExportedFile[], kit: ExportKit) => readonly Run[]>> =
  {
    'aws-cli': scriptRuns,
    terraform: readmeRuns('Apply it', 'Put your values into terraform.tfvars'),
    cloudformation: templateRuns,
    cdk: readmeRuns('Deploy it', 'Put your values into context in cdk.json'),
    pulumi: readmeRuns('Deploy it', IN_COMMANDS),
  };

/** What is downloaded, and what its open answers are called there. */
const FILES: Readonly<Record<FileWayId, { readonly what: string; readonly open: string }>> = {
  'aws-cli': { what: 'scripts', open: 'variable' },
  terraform: { what: 'module', open: 'variable' },
  cloudformation: { what: 'template', open: 'parameter' },
  cdk: { what: 'app', open: 'context value' },
  pulumi: { what: 'program', open: 'config value' },
};

/** "9 files. Function name is a variable." */
function filesLead(way: FileWayId, { parameters, home }: ExportKit, files: readonly ExportedFile[]): string {
  const { open } = FILES[way];
  const titles = parameters.map(({ title }) => title);
  return [
    `${files.length} ${files.length === 1 ? 'file' : 'files'}.`,
    ...(titles.length === 0
      ? []
      : [`${joinAnd(titles)} ${titles.length === 1 ? `is a ${open}` : `are ${open}s`}.`]),
    ...(home.accountOpen ? ['Uses the account you deploy to.'] : []),
  ].join(' ');
}

function filesItem(
  way: FileWayId,
  kit: ExportKit,
  files: readonly ExportedFile[],
  content: string,
): CreateItem {
  const { what } = FILES[way];
  return item('files', `Get the ${what}`, {
    lead: filesLead(way, kit, files),
    ...(kit.notes.length > 0 && { why: kit.notes.join(' ') }),
    files: `Download ${what}${files.length === 1 ? '' : ' (.zip)'}`,
    content,
  });
}

/** The next steps of a kit as items. */
function stepsOf({ answers, composed: { nextSteps } }: ExportKit) {
  const checked = answers && readAnswers(answers);
  const toItem = (step: NextStep): CreateItem =>
    checked ? givingStep(step, roleUserOf(checked), checked.view.home.partition) : stepItem(step);
  return {
    at: (when: 'before' | 'after') => nextSteps.filter((step) => timeOf(step) === when).map(toItem),
    /** Steps that belong to a document, and that the files leave to do. */
    others: (made: readonly string[]) =>
      nextSteps
        .filter((step) => ['instead', 'follows'].includes(timeOf(step)) && !made.includes(step.id))
        .map(toItem),
  };
}

/**
 * What the files make by themselves, so that nobody is asked to do it again. Whom organization policies are attached to is
 * left open.
 */
const MADE: readonly string[] = [
  'create-boundary',
  'create-scp',
  'create-rcp',
  'create-bedrock-policy',
  'create-ec2-policy',
  'instance-profile',
  'bucket-policy',
  'set-endpoint-policy',
  'put-guardrail-policy',
  'repository-policy',
];

/** The AWS provider of Terraform has no resource for the policy of a guardrail. */
const NOT_MADE: Readonly<Partial<Record<FileWayId, readonly string[]>>> = {
  terraform: ['put-guardrail-policy'],
};

/** The next steps that the files of a way do. */
export const madeBy = (way: FileWayId): readonly string[] =>
  MADE.filter((id) => !NOT_MADE[way]?.includes(id));

/** Every next step that the files do not do, once, and the files with all documents. */
export function fileList(way: FileWayId, kit: ExportKit, files: readonly ExportedFile[]): CreateList {
  const steps = stepsOf(kit);
  const all = files.map(({ text }) => text).join('\n');
  const runs = RUNS[way](files, kit).map((run) =>
    item(`run ${run.id}`, run.title, {
      ...(run.lead !== undefined && { lead: run.lead }),
      ...(run.fill && run.fill.length > 0 && { fill: run.fill }),
      ...(run.fillIn !== undefined && { fillIn: run.fillIn }),
      commands: run.commands,
      content: all,
    }),
  );
  return [
    ...section('before', 'Before you start', steps.at('before')),
    ...section('create', 'With the files', [filesItem(way, kit, files, all), ...runs]),
    ...section('after', 'Afterwards', [
      ...steps.others(madeBy(way)),
      ...steps.at('after'),
      ...(way === 'aws-cli' ? scriptExtras(files) : []),
    ]),
  ];
}
