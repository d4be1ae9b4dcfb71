// Finds the policies in a pasted text, and the wizard's answers that make them.
import type { FoundPolicies, OpenedPolicies, SourceText } from '#worker/protocol.ts';
import { pastedOf, type NewPastedPolicy, type PastedDocument } from '#app/state/pasted.ts';
import type { ServiceDeps } from './deps.ts';
import { mayBeConfig, termsIn } from './pasted-config.ts';
import { foundMessage, inFile, MAX_OPEN_POLICIES, toNewPolicy, type PastedText } from './pasted-texts.ts';

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
  /**
   * Opens the policies in these texts, and says what was found and what could not be read. A text without a policy may
   * be kept as one: its findings say what is wrong with it.
   */
  add(texts: readonly PastedText[], unread?: 'keep'): Promise<readonly string[]>;
  /** A text that replaced that of a document: where it holds several policies or prose, each gets its own document. `said` stays on the page. */
  split(id: string, text: string, said?: readonly string[]): Promise<void>;
  /** The wizard's answers that make these policies; null when there are none. */
  recognize(policies: readonly PastedDocument[]): Promise<OpenedPolicies | null>;
  /** Puts such answers into the wizard; statements they do not make become hand edits. Undo brings the old answers back. */
  openInWizard(opened: OpenedPolicies): void;
}

export function createPastedPolicies({ store, actions, worker }: ServiceDeps): PastedPoliciesService {
  /** The policies in a text, or in a file that came together with others. */
  const find = (
    text: string,
    file: string | undefined,
    others: readonly SourceText[],
  ): Promise<FoundPolicies> =>
    worker.ask('find', { text, file, beside: others }).catch(({ message }: Error) => ({
      policies: [],
      unread: [{ where: file ?? 'The text', message }],
    }));

  return {
    async add(texts, unreadTexts) {
      const found: NewPastedPolicy[] = [];
      const messages: string[] = [];
      let configs = 0;
      for (const { text, name } of texts) {
        if (mayBeConfig(text)) {
          // oxlint-disable-next-line no-await-in-loop
          const read = await termsIn(text);
          const { ignores = [], severities, demands = [] } = pastedOf(store.getState().draft);
          actions.configurePasted({
            ignores: [...ignores, ...read.ignores],
            severities: { ...severities, ...read.severities },
            demands: [...demands, ...read.demands],
          });
          messages.push(...read.messages);
          configs += 1;
          continue;
        }
        // One after the other, to keep their order.
        // oxlint-disable-next-line no-await-in-loop
        const { policies, unread } = await find(
          text,
          name,
          texts.filter((each) => each.text !== text),
        );
        found.push(...policies.map((each) => toNewPolicy(each, name)));
        messages.push(...unread.map(({ where, message }) => `${inFile(where, name)}: ${message}`));
      }
      const count = found.length;
      if (unreadTexts === 'keep' && count === 0 && configs === 0 && texts[0] && texts.length === 1)
        found.push({ title: texts[0].name ?? 'Policy', type: 'identity', original: texts[0].text });
      const room = MAX_OPEN_POLICIES - pastedOf(store.getState().draft).policies.length;
      const taken = found.slice(0, room);
      if (taken.length < found.length)
        messages.unshift(
          `The text has ${found.length} policies, but only ${MAX_OPEN_POLICIES} can be open at once.`,
        );
      if (taken.length === 0) {
        if (configs > 0) {
          actions.showPasted(true);
          store.setState({ pasteMessages: messages });
        }
        return messages;
      }
      const said = count === 0 ? messages : [foundMessage(taken.length), ...messages];
      actions.addPasted(taken, said);
      return said;
    },
    async split(id, text, said = []) {
      const { policies, unread } = await find(text, undefined, []);
      const document = pastedOf(store.getState().draft).policies.find((each) => each.id === id);
      const [first, ...more] = policies;
      if (!first || document?.text !== text) return;
      if (more.length === 0 && first.text === text) {
        actions.changePasted(id, { type: first.type, attachedTo: first.attachedTo });
        return;
      }
      actions.splitPasted(
        id,
        policies.slice(0, MAX_OPEN_POLICIES).map((each) => toNewPolicy(each, undefined)),
        [
          ...said,
          foundMessage(policies.length),
          ...unread.map(({ where, message }) => `${where}: ${message}`),
        ],
      );
    },
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
