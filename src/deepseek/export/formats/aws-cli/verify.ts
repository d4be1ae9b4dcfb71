// The script that checks in an account what apply.sh has made there: with IAM Access Analyzer, the policy simulator, and
// by comparing. It reads and changes nothing.
import { groupBy } from '#iam/collections/group-by.ts';
import { expectationsOf, type Expectation } from '#deepseek/expectations/index.ts';
import { attachedToOf } from '#deepseek/export/attached-to.ts';
import { isInline, type Choices } from '#deepseek/export/exporter.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import {
  documentsIn,
  type AccountGroup,
  type AttachmentTarget,
  type RoleTarget,
} from '#deepseek/export/targets.ts';
import { isSettingsType, type StatementType } from '#iam/policy/policy.ts';
import { DEFAULT_SESSION_SECONDS, thingsIn } from './apply.ts';
import { scriptText, type ScriptBuilder } from './script-builder.ts';
import { comment, quote } from './shell.ts';
import {
  simulationsOf,
  untestedOfOthers,
  type SimulatedCall,
  type SimulatedCaller,
  type UntestedCall,
} from './simulated-calls.ts';

/** What IAM Access Analyzer calls them. https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html */
const ANALYZER_TYPES: Readonly<Record<StatementType, string>> = {
  identity: "IDENTITY_POLICY ''",
  trust: 'RESOURCE_POLICY AWS::IAM::AssumeRolePolicyDocument',
  resource: "RESOURCE_POLICY ''",
  scp: "SERVICE_CONTROL_POLICY ''",
  rcp: "RESOURCE_CONTROL_POLICY ''",
};

/** Policies of guardrails and VPC endpoints have no type of their own there. */
function analyzerType(document: ExportDocument, type: StatementType): string {
  const attached = attachedToOf(document);
  return attached === undefined ? ANALYZER_TYPES[type] : `RESOURCE_POLICY ${attached}`;
}

function checks(script: ScriptBuilder): readonly string[] {
  const { group, kit } = script;
  const region = script.word(kit.home.regions[0] ?? 'us-east-1');
  // It would miss the Resource that ECR refuses.
  const ofRepositories = new Set(
    group.resources.flatMap(({ on, documents }) => (on.kind === 'repository' ? documents : [])),
  );
  return documentsIn(group).map((document) => {
    const what = script.word(`${document.title} ${document.name}`);
    if (isSettingsType(document.type) || ofRepositories.has(document))
      return comment(
        `IAM Access Analyzer has no checks for ${document.title}: ${document.type === 'resource' ? 'ECR' : 'Organizations'} checks it when it is created.`,
      );
    return `check_document ${analyzerType(document, document.type)} ${region} ${what} ${script.document(document)}`;
  });
}

const ALLOW_ALL = quote(
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
);

/** Calls of the same action with the same context are one question to the simulator. */
function simulation(
  script: ScriptBuilder,
  calls: readonly SimulatedCall[],
  boundary: string,
): readonly string[] {
  return [...groupBy(calls, ({ action, context }) => JSON.stringify([action, context])).values()].map(
    (same) => {
      const [{ action, context } = { action: '', context: [] }] = same;
      const entries = context.length > 0 ? script.word(JSON.stringify(context)) : "''";
      const asked = same.map(
        ({ expect, resource, label }) => `  ${expect} ${script.word(resource)} ${script.word(label)}`,
      );
      return `check_calls ${quote(action)} ${entries} ${boundary} \\\n${asked.join(' \\\n')}`;
    },
  );
}

const skips = (script: ScriptBuilder, calls: readonly UntestedCall[]): readonly string[] =>
  calls.map(({ label, reason }) => `skip_row ${script.word(label)} ${quote(reason)}`);

/** Somebody whose calls are simulated. */
interface GroupCaller extends SimulatedCaller {
  readonly permissions: readonly ExportDocument[];
  readonly boundary: ExportDocument | undefined;
}

/** The roles of an account, and those who get permissions there. */
export function callersIn({ roles, attachments, boundaries }: AccountGroup): readonly GroupCaller[] {
  return [
    ...roles.map(({ id, arn, permissions, boundary: set }): GroupCaller => {
      const boundary = boundaries.find((each) => each.id === set?.policy)?.documents[0];
      return { id, arn, permissions, boundary, documents: [...permissions, ...(boundary ? [boundary] : [])] };
    }),
    ...attachments.map(({ id, permissions }): GroupCaller => ({
      id,
      arn: undefined,
      permissions,
      boundary: undefined,
      documents: permissions,
    })),
  ];
}

interface Asked {
  readonly script: ScriptBuilder;
  readonly expectations: readonly Expectation[];
}

/** The calls of one caller. SOURCE is the deployed role, or nothing. */
function callsOf({ script, expectations }: Asked, id: string): readonly string[] {
  const caller = callersIn(script.group).find((each) => each.id === id);
  if (!caller) return [];
  const { permissions, boundary } = caller;
  const { calls, untested } = simulationsOf(script.kit, caller, expectations);
  const own = calls.filter(({ everything }) => !everything);
  const free = calls.filter(({ everything }) => everything);
  const policies = permissions.map(script.document).join(' ');
  const word = boundary ? script.document(boundary) : "''";
  return [
    ...(own.length > 0 ? [`POLICIES=(${policies})`, ...simulation(script, own, word)] : []),
    ...(free.length > 0
      ? [
          "SOURCE=''",
          `POLICIES=(${ALLOW_ALL}${policies === '' ? '' : ` ${policies}`})`,
          ...simulation(script, free, word),
        ]
      : []),
    ...skips(script, untested),
  ];
}

function role(asked: Asked, target: RoleTarget, inline: boolean): readonly string[] {
  const { script } = asked;
  const name = script.word(target.name);
  const names = script.word(target.permissions.map((document) => document.name).join(' '));
  const { id, permissions } = target;
  return [
    comment(`${target.title} ${target.name}`),
    `read_role ${name} ${script.word(target.path)} ${quote(target.description)} ${script.document(target.trust)} ${target.boundary ? script.word(target.boundary.arn) : "''"} ${target.maxSessionSeconds ?? DEFAULT_SESSION_SECONDS} ${inline ? `'' ${names}` : `${names} ''`}`,
    ...target.tags.map(({ key, value }) => `read_tag ${name} ${quote(key)} ${quote(value)}`),
    ...permissions.map((document) =>
      inline
        ? `read_inline_policy ${name} ${script.word(document.name)} ${script.document(document)}`
        : `read_policy ${script.word(document.name)} / ${script.document(document)} ${script.word(`role:${target.name}`)}`,
    ),
    ...(target.instanceProfile === undefined
      ? []
      : [`read_profile ${script.word(target.instanceProfile)} ${name}`]),
    ...callsOf(asked, id),
    '',
  ];
}

function attachment(asked: Asked, target: AttachmentTarget): readonly string[] {
  const { script } = asked;
  const { id, title, words, to, permissions } = target;
  const holders =
    to.kind === 'principals'
      ? script.word(
          [...to.users.map((name) => `user:${name}`), ...to.roles.map((name) => `role:${name}`)].join(' '),
        )
      : 'unnamed';
  return [
    comment(`${title}: for ${words}`),
    ...permissions.map((document) =>
      to.kind === 'permission-sets'
        ? `skip_row ${script.word(`Policy ${document.name}`)} 'IAM Identity Center holds it'`
        : `read_policy ${script.word(document.name)} / ${script.document(document)} ${holders}`,
    ),
    "SOURCE=''",
    ...callsOf(asked, id),
    '',
  ];
}

export function verifyScript(script: ScriptBuilder, choices: Choices | undefined): string {
  const { kit, group } = script;
  const inline = isInline(kit, choices);
  const things = thingsIn(group, inline);
  const asked = { script, expectations: kit.answers ? expectationsOf(kit.answers) : [] };
  const elsewhere = [...group.resources, ...group.organization, ...group.sessions].map(
    ({ title, words }) =>
      `skip_row ${script.word(`What is deployed of the ${title} on ${words}`)} 'IAM does not hold it'`,
  );
  return scriptText(script, {
    about: [
      `Checks what is deployed: ${kit.title}. Changes nothing.`,
      'Documents: IAM Access Analyzer finds no errors and no security warnings. Deployed: roles and policies mean the same as here. Calls: the policy simulator decides them as expected.',
      'bash verify.sh: all of it. --documents: before anything is deployed, without comparing.',
      'Exit status: 0 if all pass, 1 if something differs, 2 if it could not look.',
    ],
    variables: [],
    options: { '--documents': 'DOCUMENTS_ONLY=yes' },
    unchecked:
      'SC1112,SC2034,SC2317 # Rows are text as it stands, and not every kit has something to read or to simulate.',
    // Whatever ends the script before its verdict, such as missing credentials, is no difference.
    atEnd: '[ -n "${VERDICT-}" ] || exit 2',
    body: [
      'PASSED=0 DIFFERENT=0 UNTESTED=0',
      `KEEP=${script.word(things.join(' '))}`,
      'READER=none',
      'if type jq >/dev/null 2>&1; then READER=jq; elif type python3 >/dev/null 2>&1; then READER=python3; fi',
      '',
      '# Documents.',
      ...checks(script),
      '',
      ...group.boundaries.flatMap(({ documents, path }) =>
        documents.map(
          (document) =>
            `read_policy ${script.word(document.name)} ${script.word(path)} ${script.document(document)} ''`,
        ),
      ),
      ...group.roles.flatMap((target) => role(asked, target, inline)),
      ...group.attachments.flatMap((target) => attachment(asked, target)),
      ...(things.length > 0 ? [`read_leftovers ${script.word(group.roles[0]?.name ?? '')}`] : []),
      ...elsewhere,
      ...(group.account === undefined ? skips(script, untestedOfOthers(kit, asked.expectations)) : []),
      'verdict',
    ],
  });
}
