// The input of exporters: the role kit with hand edits in place, the accounts it is created in, and its parameters.
import { asList, isObject } from '#iam/json/json-value.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import {
  documentsOf,
  type KitContents,
  type KitDocument,
  type NextStep,
  type Notice,
  type RoleKit,
} from '#deepseek/compose/role-kit.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import type { ExportDocument, PolicyJson } from './export-document.ts';
import { contentOf, isSettingsType, SETTINGS_OF, type PolicyType } from '#iam/policy/policy.ts';
import type { Edits } from '#deepseek/readiness/kit-readiness.ts';
import { readinessOf } from '#deepseek/readiness/readiness-of.ts';
import type { Readiness, ReadinessDocument } from '#deepseek/readiness/readiness.ts';
import { print } from '#iam/policy/print.ts';
import { show } from '#iam/text/quote.ts';
import { cleanText } from './placed-document.ts';
import { kitTitle } from './readme.ts';
import { leftToDo, type LeftToDo } from './not-ready.ts';
import { openAnswers, type HomeAccount, type Parameter } from './parameters.ts';
import { groupsOf, type AccountGroup } from './targets.ts';

export type { Edits };

export interface ExportKit {
  /** What the kit was made of; undefined for pasted policies. */
  readonly answers: Answers | undefined;
  /** What the scenario is called. */
  readonly title: string;
  /** For files and stacks: the name of the first role, or of the first policy. */
  readonly name: string;
  readonly home: HomeAccount;
  readonly parameters: readonly Parameter[];
  /** One for each account in which something is made, in this order. Never empty unless the kit is. */
  readonly groups: readonly AccountGroup[];
  readonly nextSteps: readonly NextStep[];
  readonly notices: readonly Notice[];
  /** What keeps the kit from being ready, for the first lines of a file. */
  readonly left: readonly LeftToDo[];
  /** Sentences on open answers, and on those that stay literals: for a comment or a line on the page. */
  readonly notes: readonly string[];
  /** The kit as composed, without edits. */
  readonly composed: KitContents;
  /** Pasted policies that no target takes: only as files of their own, and in a report. */
  readonly alone?: readonly ExportDocument[];
}

/** A hand edit that no file can be made of. */
export interface UnusableEdit {
  readonly document: string;
  /** Which document it is, and what to do. */
  readonly message: string;
}

export type ExportKitResult =
  | { readonly ok: true; readonly kit: ExportKit }
  | { readonly ok: false; readonly unfit: readonly UnusableEdit[] };

/** The policy in a text, or what is wrong with it. */
export function readPolicyText(text: string, type: PolicyType): PolicyJson | string {
  const { root, syntax, problems } = parse(text);
  if (!root || syntax !== 'valid') return `it is not valid JSON. ${problems[0]?.message ?? ''}`.trim();
  const value = toValue(root);
  const member = isSettingsType(type) ? SETTINGS_OF[type] : 'Statement';
  const content = isObject(value) ? value[member] : undefined;
  // Statements may be a list; settings are one object.
  const fits = isSettingsType(type) ? isObject(content) : asList(content).every((each) => isObject(each));
  return isObject(value) && fits
    ? value
    : `it is not a policy. A policy is an object with ${isSettingsType(type) ? member : `a ${member}`}.`;
}

interface Edit {
  readonly text: string;
  readonly document: PolicyJson;
}

function exportDocument(source: KitDocument, edit: Edit | undefined): ExportDocument {
  const { id, type, title, name, whys } = source;
  const document = edit?.document ?? contentOf(source.document);
  const text = cleanText(edit?.text ?? print(source.document));
  return { id, type, title, name, whys, document, text, edited: edit !== undefined };
}

const editedIn = (composed: RoleKit, edits: Edits): readonly ReadinessDocument[] =>
  documentsOf(composed).flatMap(({ id, type, document }) => {
    const text = Object.hasOwn(edits, id) ? edits[id] : undefined;
    return text === undefined ? [] : [{ id, type, text, composed: print(document) }];
  });

/** An edit whose document the answers no longer make. */
const leftOut = (id: string): string =>
  `Left out: an edit of ${show(id)}, which is not a document of this kit.`;

/**
 * `composed`, the kit of `answers`, with `edits` instead of the documents that were edited. Pure and total: an edit that is not a
 * policy is refused with a message; an edit without a document is left out, which the notes say.
 */
export function exportKitOf(
  answers: Answers,
  composed: RoleKit,
  edits: Edits = {},
  readiness: Readiness = readinessOf({ answers, kit: composed, documents: editedIn(composed, edits) }),
): ExportKitResult {
  const unfit: UnusableEdit[] = [];
  const documents = new Map<string, ExportDocument>();
  for (const source of documentsOf(composed)) {
    const text = Object.hasOwn(edits, source.id) ? edits[source.id] : undefined;
    const document = text === undefined ? undefined : readPolicyText(text, source.type);
    if (typeof document === 'string') {
      const message = `“${source.title}” (${source.name}) was edited, and ${document} Fix or reset it, then export again.`;
      unfit.push({ document: source.id, message });
    } else documents.set(source.id, exportDocument(source, document && { document, text: text ?? '' }));
  }
  if (unfit.length > 0) return { ok: false, unfit };
  const { home, parameters, notes } = openAnswers(answers);
  const without = Object.keys(edits).filter((id) => !documents.has(id));
  const { nextSteps, notices, roles, policies } = composed;
  return {
    ok: true,
    kit: {
      answers,
      title: kitTitle(composed),
      name: roles[0]?.name ?? policies[0]?.name ?? 'role-kit',
      home,
      parameters,
      groups: groupsOf(
        composed,
        { home, parameters },
        (source) => documents.get(source.id) ?? exportDocument(source, undefined),
      ),
      nextSteps,
      notices,
      left: leftToDo(readiness, parameters, home),
      notes: [...without.map(leftOut), ...notes],
      composed,
    },
  };
}
