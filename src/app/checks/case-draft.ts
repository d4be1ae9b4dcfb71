// A person's own case while it is edited, and what is wrong with it.
import {
  type CallPrincipal,
  type OpenCall,
  type OwnCase,
  type RequestProblem,
  error,
  hasErrors,
  validateCall,
} from '#iam/request/index.ts';
import { withoutEmptyFields } from '#iam/environment/index.ts';
import { CAPS, readCase, serializeCase } from '#deepseek/share/index.ts';

export interface CaseDraft {
  /** What must be so, in words. */
  readonly label: string;
  readonly expect: OwnCase['expect'];
  readonly call: OpenCall;
}

interface CaseProblems {
  readonly label?: string;
  readonly request: readonly RequestProblem[];
}

type ReadDraft =
  | { readonly own: OwnCase; readonly problems?: undefined }
  | { readonly problems: CaseProblems; readonly own?: undefined };

/** An empty draft: the first role of the kit must be allowed something. */
export const emptyDraft = (role?: string): CaseDraft => ({
  label: '',
  expect: 'allowed',
  call: {
    label: '',
    principal: role === undefined ? { caller: '' } : { role },
    action: '',
    resource: '',
    context: {},
  },
});

export const draftOf = ({ expect, ...call }: OwnCase): CaseDraft => ({ label: call.label, expect, call });

/** What was typed, without what no policy and no link can hold. */
const clean = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

function cleanPrincipal(principal: CallPrincipal): CallPrincipal {
  if ('role' in principal || typeof principal.caller !== 'string') return principal;
  return { ...principal, caller: clean(principal.caller) };
}

const cleanContext = (context: OwnCase['context']): OwnCase['context'] =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      clean(key),
      typeof value === 'string' ? clean(value) : value.map(clean).filter((each) => each !== ''),
    ]),
  );

function cleanCall({ label, call }: CaseDraft): OpenCall {
  const { unknownKeys: _open, ...known } = call;
  return {
    ...known,
    label: clean(label),
    principal: cleanPrincipal(known.principal),
    action: clean(known.action),
    resource: clean(known.resource),
    context: cleanContext(known.context),
  };
}

const lengthProblem = (text: string): string | undefined =>
  text.length > CAPS.value ? `Write at most ${CAPS.value} characters; this has ${text.length}.` : undefined;

function lengthProblems({ principal, action, resource, context }: OpenCall): readonly RequestProblem[] {
  const caller = 'caller' in principal && typeof principal.caller === 'string' ? principal.caller : '';
  const texts = [
    ['principal', caller],
    ['action', action],
    ['resource', resource],
    ...Object.entries(context).flatMap(([key, value]) =>
      [key, ...[value].flat()].map((text) => [`key ${key}`, text] as const),
    ),
  ] as const;
  return texts.flatMap(([field, text]) => {
    const problem = lengthProblem(text);
    return problem === undefined ? [] : [error(field, problem)];
  });
}

const labelProblem = (label: string): string | undefined =>
  label === '' ? 'Describe the check, such as “Read the model files”.' : lengthProblem(label);

/** The case that the draft describes, or what is wrong with it. An action that AWS does not have is reported when the case is proved. */
export function readDraft(draft: CaseDraft): ReadDraft {
  const call = cleanCall(draft);
  const label = labelProblem(call.label);
  const request = [...validateCall(call), ...lengthProblems(call)];
  if (label !== undefined || hasErrors(request))
    return { problems: { ...(label !== undefined && { label }), request } };
  const own = readCase(serializeCase({ ...withoutEmptyFields(call), expect: draft.expect }));
  // All that is left are lists longer than a link may hold.
  return own
    ? { own }
    : {
        problems: {
          label: 'A link cannot hold this many condition keys. Remove some.',
          request: [],
        },
      };
}
