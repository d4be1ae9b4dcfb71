// What a subject can do: said at once with what is there of the reference, and again as files of services come.
import {
  accessOf,
  accessText,
  viewOf,
  type Access,
  type AccessAsk,
  type AccessForm,
} from '#core/access/access-view.ts';
import { statementsOn, type Speaking } from '#core/access/statements-by-action.ts';
import { tellAccess, type ToldAccess } from '#core/access/access-summary.ts';
import { documentsOf, type Subject } from '#core/access/subject.ts';
import { documentIn } from '#core/verify/setting.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { CanAnswer } from './protocol.ts';
import type { ReferenceLoader } from './reference-loader.ts';

/** So many services are fetched before more is said; then twice as many, and so on. */
const FIRST_FILES = 24;

export interface Can {
  /** Says answers to the question with this number until a newer one comes. */
  can(id: number, ask: AccessAsk): Promise<void>;
  /** The same as a text, once all is there that can be had. */
  canText(ask: AccessAsk & { readonly form: AccessForm }): Promise<string>;
  /** What is known of it once all is there that can be had. */
  canAll(ask: AccessAsk): Promise<CanAnswer>;
  /** What each subject can do, for a report; those whose documents cannot be read are left out. */
  canTell(subjects: readonly Subject[]): Promise<readonly ToldAccess[]>;
  /** The statements that speak of a service's actions. */
  canWhere(ask: { readonly subject: Subject; readonly prefix: string }): Promise<Speaking>;
}

interface Known {
  /** Undefined while the index is not there. */
  readonly reference: Reference | undefined;
  readonly access: Access | undefined;
  readonly missing: ReadonlySet<string>;
  /** Services to fetch. */
  readonly needs: readonly string[];
  readonly more: boolean;
}

function answerTo(ask: AccessAsk, { access, reference, more, missing }: Known): CanAnswer {
  return { view: access && reference && viewOf(ask, access, reference), more, missing: [...missing] };
}

export function createCan(loader: ReferenceLoader, say: (id: number, answer: CanAnswer) => void): Can {
  function know(ask: AccessAsk, missing: ReadonlySet<string>): Known {
    const reference = loader.current();
    const access = reference && accessOf(ask, reference);
    const needs = (access?.needs ?? []).filter((prefix) => !missing.has(prefix));
    // Without the index there is only that to wait for.
    return { reference, access, missing, needs, more: access ? needs.length > 0 : missing.size === 0 };
  }

  /** What is known at last. After each part `told` says whether to go on. */
  async function knowAll(ask: AccessAsk, told: (known: Known) => boolean): Promise<Known> {
    const missing = new Set<string>();
    for (let count = FIRST_FILES; ; count *= 2) {
      const known = know(ask, missing);
      if (!told(known) || !known.more) return known;
      for (const name of await loader.loadServices(known.needs.slice(0, count))) missing.add(name);
    }
  }

  let newest = 0;
  return {
    async can(id, ask) {
      newest = id;
      await knowAll(ask, (known) => {
        if (newest !== id) return false;
        say(id, answerTo(ask, known));
        return true;
      });
    },
    canAll: async (ask) => answerTo(ask, await knowAll(ask, () => true)),
    async canText({ form, ...ask }) {
      const { access, reference } = await knowAll(ask, () => true);
      if (!access || !reference) throw new Error('the service reference could not be loaded');
      return accessText(access, form, reference);
    },
    async canTell(subjects) {
      const told: ToldAccess[] = [];
      for (const subject of subjects) {
        const { access } = await knowAll({ subject }, () => true);
        const isReadable = documentsOf(subject).every((document) => documentIn(document) !== undefined);
        if (access && isReadable) told.push(tellAccess(subject, access.matrix));
      }
      return told;
    },
    async canWhere({ subject, prefix }) {
      const reference = loader.current();
      return reference ? statementsOn(subject, prefix, reference) : new Map();
    },
  };
}
