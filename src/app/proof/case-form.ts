// A person's own case as the texts of a form, and back: what is wrong is told field by field, with what to type.
import { isAccountId } from '#core/facts/account-id.ts';
import type { Caller, CallPrincipal, OwnCase } from '#core/request/call.ts';
import { CAPS } from '#core/share/caps.ts';
import { readCase } from '#core/share/read-case.ts';
import { serializeCase } from '#core/share/serialize-case.ts';
import { readRequest } from '#core/request/request.ts';

export interface ContextRow {
  readonly key: string;
  readonly value: string;
}

export interface CaseForm {
  readonly says: string;
  readonly expect: OwnCase['expect'];
  /** The id of a role of the kit; empty for somebody else. */
  readonly role: string;
  /** Whether other policies of the role allow everything. */
  readonly everything: boolean;
  /** Who else. */
  readonly caller: string;
  /** The role of the kit whose permissions somebody else has; empty where everything is allowed to them. */
  readonly permitted: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  /** A key with several values stands in several rows. */
  readonly rows: readonly ContextRow[];
  readonly through: string;
  readonly below: string;
}

export type CaseField = 'says' | 'caller' | 'action' | 'resource' | 'resourceAccount' | `row ${number}`;
export type Problems = Partial<Record<CaseField, string>>;

export type ReadForm =
  | { readonly own: OwnCase; readonly problems?: undefined }
  | { readonly problems: Problems; readonly own?: undefined };

const textOf = (caller: Caller): string => {
  if (typeof caller === 'string') return caller;
  return caller.kind === 'role-session' ? caller.roleArn : caller.provider;
};

/** An empty form: the first role of the kit must be allowed something. */
export const emptyForm = (role = ''): CaseForm => ({
  says: '',
  expect: 'allowed',
  role,
  everything: false,
  caller: '',
  permitted: '',
  action: '',
  resource: '',
  resourceAccount: '',
  rows: [],
  through: '',
  below: '',
});

export function formOf(own: OwnCase): CaseForm {
  const { principal } = own;
  return {
    ...emptyForm(),
    ...('role' in principal
      ? { role: principal.role, everything: principal.everything === true }
      : { caller: textOf(principal.caller), permitted: principal.permitted ?? '' }),
    says: own.label,
    expect: own.expect,
    action: own.action,
    resource: own.resource,
    resourceAccount: own.resourceAccount ?? '',
    rows: Object.entries(own.context).flatMap(([key, value]) =>
      [value].flat().map((each) => ({ key, value: each })),
    ),
    through: own.viaEndpoint ?? '',
    below: own.permissionsBoundary ?? '',
  };
}

/** What was typed, without what no policy and no link can hold. */
const clean = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** A caller stays what it was as long as nothing else is typed: a token's provider and a role may have the same name. */
function callerOf(text: string, start: OwnCase | undefined): Caller {
  const before = start && 'caller' in start.principal ? start.principal.caller : undefined;
  return before !== undefined && textOf(before) === text ? before : text;
}

function principalOf(form: CaseForm, start: OwnCase | undefined): CallPrincipal {
  if (form.role !== '') return { role: form.role, ...(form.everything && { everything: true }) };
  const caller = callerOf(clean(form.caller), start);
  return form.permitted === '' ? { caller } : { caller, permitted: form.permitted };
}

function contextOf(rows: readonly ContextRow[]): OwnCase['context'] {
  const values = new Map<string, string[]>();
  for (const { key, value } of rows) {
    const known = values.get(clean(key));
    if (known) known.push(clean(value));
    else values.set(clean(key), [clean(value)]);
  }
  return Object.fromEntries([...values].map(([key, all]) => [key, all.length === 1 ? all[0]! : all]));
}

/** What is right in every other part of a request, so that only one can be wrong. */
const RIGHT = { principal: 'anonymous', action: 's3:GetObject', resource: '*' };
const problemWith = (part: { readonly [name: string]: unknown }): string | undefined =>
  readRequest({ ...RIGHT, ...part }).problems?.join(' ');
/** Of what is empty it is only said what to write. */
const given = (text: Caller): Caller | undefined => (text === '' ? undefined : text);

function rowProblem({ key, value }: ContextRow): string | undefined {
  if (!/^[^:]+:./.test(clean(key)))
    return 'Write the condition key with its prefix, such as aws:SourceVpce, or remove the row.';
  return clean(value) === '' ? `Write a value of ${clean(key)}, or remove the row.` : undefined;
}

const lengthProblem = (text: string): string | undefined =>
  text.length > CAPS.value ? `Write at most ${CAPS.value} characters; this has ${text.length}.` : undefined;

function problemsOf(
  form: CaseForm,
  { principal, action, resource, resourceAccount = '' }: OwnCase,
): Problems {
  const takesToken = /^sts:AssumeRoleWithWebIdentity$/i.test(action);
  const found: readonly (readonly [CaseField, string | undefined])[] = [
    [
      'says',
      clean(form.says) === ''
        ? 'Say in a few words what is expected, such as “Read the model files”.'
        : undefined,
    ],
    [
      'caller',
      'caller' in principal
        ? problemWith({ principal: given(principal.caller), ...(takesToken && { action }) })
        : undefined,
    ],
    ['action', problemWith({ action: given(action) })],
    ['resource', problemWith({ resource: given(resource) })],
    [
      'resourceAccount',
      resourceAccount === '' || isAccountId(resourceAccount)
        ? undefined
        : 'Write the account as twelve digits, such as 111122223333, or leave it empty.',
    ],
    ...form.rows.map((row, index) => [`row ${index}`, rowProblem(row)] as const),
    ...(['says', 'caller', 'action', 'resource'] as const).map(
      (field) => [field, lengthProblem(form[field])] as const,
    ),
    ...form.rows.map(
      ({ key, value }, index) => [`row ${index}`, lengthProblem(key) ?? lengthProblem(value)] as const,
    ),
  ];
  return Object.fromEntries(found.filter(([, problem]) => problem !== undefined));
}

/** The case that the form describes, or what is wrong with it. `start` is the one that the form began with. */
export function readForm(form: CaseForm, start?: OwnCase): ReadForm {
  const account = clean(form.resourceAccount);
  const described: OwnCase = {
    label: clean(form.says),
    expect: form.expect,
    principal: principalOf(form, start),
    action: clean(form.action),
    resource: clean(form.resource),
    ...(account !== '' && { resourceAccount: account }),
    context: contextOf(form.rows),
    ...(form.through !== '' && { viaEndpoint: form.through }),
    ...(form.below !== '' && { permissionsBoundary: form.below }),
  };
  const problems = problemsOf(form, described);
  if (Object.keys(problems).length > 0) return { problems };
  const own = readCase(serializeCase(described));
  // All that is left are lists longer than a link may hold.
  return own
    ? { own }
    : { problems: { says: 'This has more condition keys than a link can hold. Leave some out.' } };
}
