// Builds a script: collects the documents and parameters that its lines use, and writes the frame around them.
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import { isAccountId } from '#iam/facts/account-id.ts';
import { parameterPattern } from '#deepseek/export/parameter-rules.ts';
import type { Parameter } from '#deepseek/export/parameters.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { identifier, namer } from '#deepseek/export/names.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import {
  parametersIn,
  templateDocument,
  templateOf,
  templatesIn,
  type Template,
} from '#deepseek/export/template.ts';
import { libraryFor } from './library.ts';
import { actionsIn, policyFor } from './permissions.ts';
import { comment, jsonLines, message, quote, word, type ShellVariables } from './shell.ts';
import { notReadyLines } from '#deepseek/export/not-ready.ts';

/** Variables with a meaning for the shell, the AWS CLI or the script itself. */
const RESERVED =
  'PATH HOME USER SHELL PWD OLDPWD IFS UID EUID LANG TERM HOSTNAME RANDOM SECONDS OPTARG OPTIND REPLY GROUPS LINENO COLUMNS LINES TMPDIR PPID ACCOUNT PARTITION CALLER IDENTITY ERRORS FOUND POLICY_ARN POLICY_ID KIT KIT_TAG NEW_KIT KEEP ADOPT OWNER WHOSE TAGS_REGION TARGET_ID HOME_ACCOUNT RESOURCE_POLICIES PYTHONUTF8 ROLE_KEYS OLD_BOUNDARY OLD_TAGS OLD_INLINE OLD_ROLES SOURCE POLICIES READER DOCUMENTS_ONLY PASSED DIFFERENT UNTESTED VERDICT'.split(
    ' ',
  );

export interface ScriptBuilder {
  readonly kit: ExportKit;
  readonly group: AccountGroup;
  /** `text` as a word of the shell, with parameters and the account filled in. */
  readonly word: (text: string) => string;
  /** Puts a document into a variable, and returns the word that stands for it. */
  readonly document: (document: ExportDocument) => string;
  /** The name of an environment variable that may be set: "OPERATOR_ROLES". */
  readonly variable: (text: string) => string;
  /** The lines that put the documents into variables. */
  readonly documents: () => readonly string[];
  /** Lines that stop the script where a parameter that it uses is not set. */
  readonly parameterChecks: () => readonly string[];
}

/** What the names of a group's files end in: nothing for the account of the role. */
export const suffixOf = ({ account, id }: AccountGroup): string =>
  account === undefined ? '' : `-${id.replaceAll(/[^\w-]/g, '')}`;

const HOME_ACCOUNT = 'HOME_ACCOUNT';

/** Scripts for other accounts cannot find out the role's account from their credentials. */
const HOME_ACCOUNT_CHECK = [
  `: "\${${HOME_ACCOUNT}:?Set it to the account of the role, 12 digits}"`,
  `[[ "$${HOME_ACCOUNT}" =~ ^[0-9]{12}$ ]] || stop "${HOME_ACCOUNT} must be the 12 digits of the account of the role."`,
];

/** IAM and S3 do not count white space toward a policy's size; Organizations and VPC endpoints do. */
const indentOf = ({ type }: ExportDocument): 0 | 2 => (type === 'identity' || type === 'trust' ? 2 : 0);

export function startScript(kit: ExportKit, group: AccountGroup): ScriptBuilder {
  const name = namer('constant', RESERVED);
  const parameterName = (parameter: { readonly id: string }): string =>
    name(parameter.id, `parameter ${parameter.id}`);
  // Parameters come first, so that their names depend on no document.
  kit.parameters.forEach(parameterName);
  // "The account" in documents is the role's: only in the role's own script are the credentials of that account.
  const account = group.account === undefined ? 'ACCOUNT' : HOME_ACCOUNT;
  const variables: ShellVariables = { parameter: parameterName, account };
  const used: Template[] = [];
  const documents = new Map<string, string>();
  return {
    kit,
    group,
    word: (text) => {
      const template = templateOf(text, kit);
      used.push(template);
      return word(template, variables);
    },
    document: (document) => {
      const node = templateDocument(document.document, kit);
      used.push(...templatesIn(node));
      const variable = name(document.id, `document ${document.id}`);
      documents.set(
        variable,
        `document ${variable} <<JSON\n${jsonLines(node, variables, indentOf(document))}\nJSON`,
      );
      return `"$${variable}"`;
    },
    variable: (text) => name(text, `variable ${text}`),
    documents: () => [...documents.values()],
    parameterChecks: () => [
      ...(account === HOME_ACCOUNT && used.flat().some(({ kind }) => kind === 'account')
        ? HOME_ACCOUNT_CHECK
        : []),
      ...parametersIn(used).flatMap((parameter) => [
        `: "\${${parameterName(parameter)}:?${message(`Set it: ${parameter.title}, such as ${parameter.standIn}`)}}"`,
        `plain ${parameterName(parameter)}`,
        ...formChecks(parameterName(parameter), parameter),
      ]),
    ],
  };
}

/** The line that stops the script where a value does not have the form that AWS accepts. */
function formChecks(name: string, parameter: Parameter): readonly string[] {
  const pattern = isAccountId(parameter.standIn) ? '[0-9]{12}' : parameterPattern(parameter);
  return pattern === undefined
    ? []
    : [`matches ${name} ${quote(`^(${pattern})$`)} ${quote(message(parameter.standIn))}`];
}

/** Stops where the credentials are of another account than the answers say. */
function accountCheck({ kit, group }: ScriptBuilder): string {
  const account = group.account ?? kit.home.account;
  if (group.open) return '';
  return `[ "$ACCOUNT" = ${quote(account)} ] || stop "These credentials belong to account $ACCOUNT. This script is for ${account.replaceAll(/\D/g, '')}."`;
}

/** Words in which shellcheck suspects a forgotten expansion: single quotes around a $ or a backtick. */
const LITERALS = /"(?:[^"\\]|\\.)*"|'[^']*'/g;
const looksExpandable = (line: string): boolean =>
  (line.match(LITERALS) ?? []).some((word) => word.startsWith("'") && /`|\$[\w{(]/.test(word));

/** A line without its comment and its words in single quotes, which call nothing. */
const commandsIn = (line: string): string =>
  line.startsWith('#') ? '' : line.replaceAll(/'[^']*'|\\'/g, "''");

const POLICY_HELP = 'With --policy, the script prints the permissions that it needs, and does nothing else.';

/** The value of the tag that says whose a thing is. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export const kitTagOf = ({ name }: ExportKit): string =>
  name
    .replaceAll(',', ':')
    .replaceAll(/[^\w+=.@:-]/g, '_')
    .slice(0, 256);

/** Where the tags of IAM are found, as it is in no Region. https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html */
const TAGS_REGIONS: Readonly<Record<string, string>> = {
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
};

/** What the functions need to know of tags. */
const ofTags = (kit: ExportKit): Readonly<Record<string, string>> => ({
  KIT: quote(kitTagOf(kit)),
  KIT_TAG: quote(JSON.stringify({ Key: 'rolewright:kit', Value: kitTagOf(kit) })),
  OWNER: `"Tags[?Key=='rolewright:kit']|[0].Value"`,
  TAGS_REGION: TAGS_REGIONS[kit.home.partition] ?? 'us-east-1',
});

/**
 * Whatever the person's settings are: errors in the form that the functions read, no pager, no prompts, and in Git Bash
 * a path of IAM that stays what it is.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-error-format.html
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-prompting.html
 * https://github.com/aws/aws-cli/issues/3829
 */
const ENVIRONMENT =
  'export AWS_PAGER="" AWS_CLI_AUTO_PROMPT=off AWS_CLI_ERROR_FORMAT=legacy MSYS2_ARG_CONV_EXCL="*" PYTHONUTF8=1';

interface ScriptParts {
  /** Lines of the comment at the top. */
  readonly about: readonly string[];
  /** Optional variables, a line of comment each. */
  readonly variables: readonly string[];
  readonly body: readonly string[];
  /** Options besides --policy, each with what it sets: "ADOPT=yes". */
  readonly options?: Readonly<Record<string, string>>;
  /** A command at the end, whatever ended the script. */
  readonly atEnd?: string;
  /** What shellcheck leaves out, with the reason: "SC2034 # …". */
  readonly unchecked?: string;
}

/** The whole script. */
export function scriptText(
  script: ScriptBuilder,
  { about, variables, body, options = {}, atEnd, unchecked }: ScriptParts,
): string {
  const { kit, group } = script;
  const isOrganization =
    group.organization.length > 0 &&
    group.roles.length + group.attachments.length + group.resources.length === 0;
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
  const whose = isOrganization
    ? 'Run it with credentials of the management account, or of a member account that it delegated policies to.'
    : group.open
      ? group.account === undefined
        ? 'Run it with credentials of the account of the role.'
        : 'Run it with credentials of the other account.'
      : `Run it with credentials of account ${group.account ?? kit.home.account}.`;
  const left = notReadyLines(kit.left, 'parameters');
  const head = [...left, ...about, whose, ...kit.notes, ...variables, POLICY_HELP]
    .map((line) => comment(line))
    .join('\n');
  const parameters = script.parameterChecks();
  const documents = script.documents();
  const library = libraryFor(
    [...parameters, ...body, 'say', 'stop', documents.length > 0 ? 'document' : '']
      .map(commandsIn)
      .join('\n'),
  );
  const check = accountCheck(script);
  const namesAccount = [check, library, ...parameters, ...documents, ...body].some((part) =>
    /\$\{?ACCOUNT\b/.test(part),
  );
  const start = [
    'IDENTITY=$(aws sts get-caller-identity --query "[Account,Arn]" --output text)',
    `read -r ${namesAccount ? 'ACCOUNT' : '_'} CALLER <<<"$IDENTITY"`,
    'PARTITION=${CALLER#arn:}',
    'PARTITION=${PARTITION%%:*}',
    `[ "$PARTITION" = ${quote(kit.home.partition)} ] || stop "These credentials belong to partition $PARTITION. This script is for ${identifier(kit.home.partition, 'kebab')}."`,
    check,
    ...Object.entries(ofTags(kit)).flatMap(([variable, value]) =>
      new RegExp(String.raw`\$\{?${variable}\b`).test(library) ? [`${variable}=${value}`] : [],
    ),
  ].filter((line) => line !== '');
  const commands = [library, ...start, ...body].join('\n').split('\n').map(commandsIn);
  const policy = JSON.stringify(policyFor('RoleKitScript', actionsIn(commands)), null, 2);
  return `${[
    '#!/usr/bin/env bash',
    head,
    ...([...parameters, ...body].some(looksExpandable)
      ? ['# shellcheck disable=SC2016 # Names and descriptions are literal: nothing in them is to expand.']
      : []),
    ...(unchecked === undefined ? [] : [`# shellcheck disable=${unchecked}`]),
    'set -euo pipefail',
    ENVIRONMENT,
    'ERRORS=$(mktemp)',
    `trap 'rm -f "$ERRORS"${atEnd === undefined ? '' : `; ${atEnd}`}' EXIT`,
    '',
    library,
    '',
    ...Object.values(options).map((set) => `${set.slice(0, set.indexOf('='))}=''`),
    'case "$# ${1-}" in',
    "  '0 ') ;;",
    ...Object.entries(options).map(([option, set]) => `  '1 ${option}') ${set} ;;`),
    `  '1 --policy') say ${quote(policy)}; ${atEnd === undefined ? '' : 'VERDICT=0; '}exit ;;`,
    `  *) stop "Usage: bash \${0##*/} [${[...Object.keys(options), '--policy'].join(' | ')}]" ;;`,
    'esac',
    '',
    ...(parameters.length > 0 ? ['# Values for placeholders.', ...parameters, ''] : []),
    ...start,
    '',
    ...documents.flatMap((document) => [document, '']),
    ...body,
  ].join('\n')}\n`;
}
