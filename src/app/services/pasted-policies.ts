// Finds the policies in a pasted text, and the wizard's answers that make them.
import type { FoundPolicies, OpenedPolicies, SourceText } from '#worker/protocol.ts';
import { pastedOf, type PastedDocument } from '#app/state/pasted.ts';
import type { ServiceDeps } from './deps.ts';

/** Titles of trust policies from the output of AWS's command line: those are names of roles; a template's are not. */
function roleNames(policies: readonly PastedDocument[]): readonly string[] {
  return policies
    .filter(
      ({ type, where = '' }) =>
        type === 'trust' && where.endsWith('AssumeRolePolicyDocument') && !where.includes('Properties'),
    )
    .map(({ title }) => title);
}

export interface PastedPoliciesService {
  /** The policies in a text, or in a file that came together with others. */
  find(text: string, file: string | undefined, otherFiles: readonly SourceText[]): Promise<FoundPolicies>;
  /** The wizard's answers that make these policies; null when there are none. */
  recognize(policies: readonly PastedDocument[]): Promise<OpenedPolicies | null>;
  /** Puts such answers into the wizard; statements they do not make become hand edits. Undo brings the old answers back. */
  openInWizard(opened: OpenedPolicies): void;
}

export function createPastedPolicies({ store, actions, worker }: ServiceDeps): PastedPoliciesService {
  return {
    find: (text, file, otherFiles) =>
      worker.ask('find', { text, file, beside: otherFiles }).catch(({ message }: Error) => ({
        policies: [],
        unread: [{ where: file ?? 'The text', message }],
      })),
    recognize(policies) {
      const names = roleNames(policies);
      const [roleName] = names;
      return worker.ask('recognize', {
        policies: policies.map(({ type, text }) => ({ type, text })),
        hints: roleName !== undefined && names.length === 1 ? { roleName } : {},
      });
    },
    openInWizard({ answers, overrides }) {
      const pasted = { ...pastedOf(store.getState().draft), open: false };
      actions.replaceDraft({ answers, overrides, pasted }, null);
      actions.announce('Opened in the wizard. Undo brings back your previous answers.');
    },
  };
}
