// The statement that allows a refused call, for each kind of policy.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import type { PrincipalElement, Statement } from '#iam/policy/policy.ts';
import type { CallReading } from './denied-call.ts';

/** "AllowInvokeModel" */
function sidOf(action: string): string {
  const name = action.slice(action.indexOf(':') + 1).replaceAll(/[^A-Za-z0-9]/g, '');
  return `Allow${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function principalElement({ principal = '', principalArn }: Denial): PrincipalElement | undefined {
  if (principalArn !== undefined) return { AWS: principalArn };
  return /^[\w-]+(?:\.[\w-]+)*\.amazonaws\.com(?:\.cn)?$/.test(principal)
    ? { Service: principal }
    : undefined;
}

/** A role is passed to the service of the refused call, and to no other. */
function passedTo({ action, context }: Denial): Pick<Statement, 'Condition'> {
  const service = context['iam:PassedToService'];
  if (action?.toLowerCase() !== 'iam:passrole' || service === undefined) return {};
  return { Condition: { StringEquals: { 'iam:PassedToService': service } } };
}

/** The statement for the call as it was refused; undefined if the message does not say enough to write it. */
function statementFor(denial: Denial, layer: DenialLayer, takesNoResource: boolean): Statement | undefined {
  const { action, alsoNeeds, resource } = denial;
  if (action === undefined) return undefined;
  const base = { Sid: sidOf(action), Effect: 'Allow' } as const;
  const on = resource ?? (takesNoResource ? '*' : undefined);
  const principal = principalElement(denial);
  switch (layer) {
    case 'trust':
      return principal && { ...base, Principal: principal, Action: action };
    case 'resource':
    case 'endpoint':
      if (principal === undefined) return undefined;
      if (/^kms:/i.test(action)) return { ...base, Principal: principal, Action: action, Resource: '*' };
      return on === undefined ? undefined : { ...base, Principal: principal, Action: action, Resource: on };
    default:
      return on === undefined
        ? undefined
        : {
            ...base,
            Action: alsoNeeds.length === 0 ? action : [action, ...alsoNeeds],
            Resource: on,
            ...passedTo(denial),
          };
  }
}

/** Policies that name who they are for. */
const WITH_PRINCIPAL: ReadonlySet<DenialLayer> = new Set<DenialLayer>(['trust', 'resource', 'endpoint']);

/**
 * The statements that let the call through; empty if the message does not say enough to write them. A model that answers
 * only through its profile needs the statements of its kit, in whichever policy.
 */
export function statementsFor(
  denial: Denial,
  layer: DenialLayer,
  { takesNoResource, model }: Pick<CallReading, 'takesNoResource' | 'model'>,
): readonly Statement[] {
  if (model && !WITH_PRINCIPAL.has(layer)) return model.statements;
  const statement = statementFor(denial, layer, takesNoResource);
  return statement ? [statement] : [];
}

/** As JSON, to be pasted into a list of statements. */
export const statementsText = (statements: readonly Statement[]): string =>
  statements.map((each) => JSON.stringify(each, undefined, 2)).join(',\n');
