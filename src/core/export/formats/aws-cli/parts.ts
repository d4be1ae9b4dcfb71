// What the script that makes things and the one that takes them away have in common.
import type { ExportDocument } from '#core/export/export-document.ts';
import type { ExportKit } from '#core/export/export-kit.ts';
import { identifier, namer } from '#core/export/names.ts';
import type { Group } from '#core/export/targets.ts';
import {
  parametersIn,
  templateDocument,
  templateOf,
  templatesIn,
  type Template,
} from '#core/export/template.ts';
import { libraryFor } from './library.ts';
import { comment, jsonLines, message, quote, word, type Variables } from './shell.ts';

/** Variables that the shell, the AWS CLI or the script itself give a meaning to. */
const RESERVED =
  'PATH HOME USER SHELL PWD OLDPWD IFS UID EUID LANG TERM HOSTNAME RANDOM SECONDS OPTARG OPTIND REPLY GROUPS LINENO COLUMNS LINES TMPDIR PPID ACCOUNT PARTITION CALLER IDENTITY ERRORS FOUND POLICY_ARN POLICY_ID TARGET_ID RESOURCE_POLICIES PYTHONUTF8'.split(
    ' ',
  );

/** One script in the making. */
export interface Script {
  readonly kit: ExportKit;
  readonly group: Group;
  /** A word of the shell that is `text`, with what is filled in. */
  readonly word: (text: string) => string;
  /** Keeps a document in a variable, and gives the word that it is. */
  readonly keep: (document: ExportDocument) => string;
  /** The name of an environment variable that may be set: "OPERATOR_ROLES". */
  readonly variable: (text: string) => string;
  /** The lines that keep the documents. */
  readonly kept: () => readonly string[];
  /** A line for each parameter that the script uses: stops where it is not set. */
  readonly checks: () => readonly string[];
}

/** IAM and S3 do not count white space; Organizations and VPC endpoints do. */
const indentOf = ({ type }: ExportDocument): 0 | 2 => (type === 'identity' || type === 'trust' ? 2 : 0);

export function scriptFor(kit: ExportKit, group: Group): Script {
  const name = namer('constant', RESERVED);
  const of = (parameter: { readonly id: string }): string => name(parameter.id, `parameter ${parameter.id}`);
  // Parameters come first, so that their names depend on no document.
  kit.parameters.forEach(of);
  const variables: Variables = { of, account: 'ACCOUNT' };
  const used: Template[] = [];
  const kept = new Map<string, string>();
  return {
    kit,
    group,
    word: (text) => {
      const template = templateOf(text, kit);
      used.push(template);
      return word(template, variables);
    },
    keep: (document) => {
      const node = templateDocument(document.document, kit);
      used.push(...templatesIn(node));
      const variable = name(document.id, `document ${document.id}`);
      kept.set(
        variable,
        `document ${variable} <<JSON\n${jsonLines(node, variables, indentOf(document))}\nJSON`,
      );
      return `"$${variable}"`;
    },
    variable: (text) => name(text, `variable ${text}`),
    kept: () => [...kept.values()],
    checks: () =>
      parametersIn(used).flatMap((parameter) => [
        `: "\${${of(parameter)}:?${message(`Say which: ${parameter.title}, such as ${parameter.standIn}`)}}"`,
        `plain ${of(parameter)}`,
      ]),
  };
}

/** The account that the credentials must be of, where the answers say. */
function accountCheck({ kit, group }: Script): string {
  const account = group.account ?? kit.home.account;
  if (group.open) return '';
  return `[ "$ACCOUNT" = ${quote(account)} ] || stop "These credentials are of account $ACCOUNT. This script is for ${account.replaceAll(/\D/g, '')}."`;
}

interface Frame {
  /** Lines of the comment at the top. */
  readonly about: readonly string[];
  /** Optional variables, a line of comment each. */
  readonly options: readonly string[];
  readonly body: readonly string[];
}

/** The whole script. */
export function frame(script: Script, { about, options, body }: Frame): string {
  const { kit, group } = script;
  const whose = group.open
    ? group.account === undefined
      ? 'Run it with credentials of the account that the role is made in.'
      : 'Run it with credentials of the other account.'
    : `Run it with credentials of account ${group.account ?? kit.home.account}.`;
  const head = [...about, whose, ...kit.notes, ...options].map((line) => comment(line)).join('\n');
  const parameters = script.checks();
  const documents = script.kept();
  const start = [
    'IDENTITY=$(aws sts get-caller-identity --query "[Account,Arn]" --output text)',
    'read -r ACCOUNT CALLER <<<"$IDENTITY"',
    'PARTITION=${CALLER#arn:}',
    'PARTITION=${PARTITION%%:*}',
    `[ "$PARTITION" = ${quote(kit.home.partition)} ] || stop "These credentials are of partition $PARTITION. The Regions of the documents are in ${identifier(kit.home.partition, 'kebab')}."`,
    accountCheck(script),
  ].filter((line) => line !== '');
  return `${[
    '#!/usr/bin/env bash',
    head,
    'set -euo pipefail',
    'export AWS_PAGER="" PYTHONUTF8=1',
    'ERRORS=$(mktemp)',
    `trap 'rm -f "$ERRORS"' EXIT`,
    '',
    libraryFor([...parameters, ...body, 'stop', documents.length > 0 ? 'document' : ''].join('\n')),
    '',
    ...(parameters.length > 0 ? ['# What the answers leave open.', ...parameters, ''] : []),
    ...start,
    '',
    ...documents.flatMap((document) => [document, '']),
    ...body,
  ].join('\n')}\n`;
}
