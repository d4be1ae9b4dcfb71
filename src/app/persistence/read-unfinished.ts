// What a tab has begun, as it is kept: read with care, since anything may stand in a storage.
import type { CallContext, CallPrincipal, Caller, OpenCall } from '#iam/request/index.ts';
import type { DroppedFile } from '#app/state/start.ts';
import { attempt } from './attempt.ts';

export type KeptFiles = readonly DroppedFile[];

export interface Unfinished {
  /** Of the first step. */
  readonly text: string;
  readonly files: KeptFiles;
  /** Under what the files are kept that have no room here. */
  readonly filesAt: string | null;
  /** The request that is tried. */
  readonly call: OpenCall | null;
}

export const NOTHING_BEGUN: Unfinished = { text: '', files: [], filesAt: null, call: null };

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

export const readFiles = (value: unknown): KeptFiles =>
  Array.isArray(value)
    ? value.flatMap((each: unknown) =>
        isMembers(each) && isText(each['name']) && isText(each['text'])
          ? [{ name: each['name'], text: each['text'] }]
          : [],
      )
    : [];

function readCaller(value: unknown): Caller | undefined {
  if (isText(value)) return value;
  if (!isMembers(value)) return undefined;
  const { kind, roleArn, provider } = value;
  if (kind === 'role-session' && isText(roleArn)) return { kind, roleArn };
  if (kind === 'web-identity' && isText(provider)) return { kind, provider };
  return undefined;
}

function readPrincipal(value: unknown): CallPrincipal | undefined {
  if (!isMembers(value)) return undefined;
  const { role, everything, permitted } = value;
  if (isText(role)) return { role, ...(everything === true && { everything }) };
  const caller = readCaller(value['caller']);
  return caller === undefined ? undefined : { caller, ...(isText(permitted) && { permitted }) };
}

function readContext(value: unknown): CallContext | undefined {
  if (!isMembers(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, given]) => isText(given) || isTexts(given))
    ? (Object.fromEntries(entries) as CallContext)
    : undefined;
}

/** A request may still lack what it needs: the form says so. */
function readCall(value: unknown): OpenCall | null {
  if (!isMembers(value)) return null;
  const { label, action, resource, resourceAccount, viaEndpoint, permissionsBoundary, unknownKeys } = value;
  const principal = readPrincipal(value['principal']);
  const context = readContext(value['context']);
  if (!isText(label) || !isText(action) || !isText(resource) || !principal || !context) return null;
  return {
    label,
    principal,
    action,
    resource,
    context,
    ...(isText(resourceAccount) && { resourceAccount }),
    ...(isText(viaEndpoint) && { viaEndpoint }),
    ...(isText(permissionsBoundary) && { permissionsBoundary }),
    ...(isTexts(unknownKeys) && { unknownKeys }),
  };
}

export function readUnfinished(kept: string | null | undefined): Unfinished {
  const value = attempt((): unknown => JSON.parse(kept ?? ''));
  if (!isMembers(value)) return NOTHING_BEGUN;
  const { text, files, filesAt, call } = value;
  return {
    text: isText(text) ? text : '',
    files: readFiles(files),
    filesAt: isText(filesAt) ? filesAt : null,
    call: readCall(call),
  };
}
