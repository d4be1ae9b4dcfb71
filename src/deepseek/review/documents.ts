// The documents of two versions of a draft, hand edits included: which texts differ, and whose access may differ.
import { roleDocuments, type KitDocument, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { editWords } from '#iam/hand-edits/edit-words.ts';
import { handEditsOf } from '#iam/hand-edits/hand-edit.ts';
import { readPolicyMeaning } from '#iam/hand-edits/read-policy.ts';
import { documentName, type DocumentHolder } from '#deepseek/export/placed-document.ts';
import { subjectsOf, type Subject } from '#iam/access/subject.ts';
import type { Draft } from '#deepseek/share/draft.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import type { DraftChange, EditChange } from './change.ts';
import { composedOf, shownEdits } from './edited-texts.ts';

/** A document whose text differs. */
export interface DocumentChange {
  readonly id: string;
  /** "Permissions policy of DeepSeekInvoke" */
  readonly title: string;
  /** Undefined where the version has no such document. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** In words, what it says differently; undefined where one of the texts is not a policy. */
  readonly differences: readonly string[] | undefined;
  /** What was changed in it by hand; everything else follows from the answers. */
  readonly edits: readonly EditChange[];
}

interface DocumentText {
  readonly title: string;
  readonly text: string;
}

function* holdings({
  roles,
  policies,
}: RoleKit): Generator<readonly [DocumentHolder, readonly KitDocument[]]> {
  for (const role of roles) yield [{ kind: 'role', role }, roleDocuments(role)];
  for (const policy of policies) yield [{ kind: 'policy', policy }, policy.documents];
}

function documentTexts(draft: Draft): ReadonlyMap<string, DocumentText> {
  const { kit, texts } = composedOf(draft.answers);
  const edits = shownEdits(draft);
  const shown = new Map<string, DocumentText>();
  for (const [holder, documents] of holdings(kit))
    for (const source of documents) {
      const { id } = source;
      const text = (Object.hasOwn(edits, id) ? edits[id] : texts.get(id)) ?? '';
      shown.set(id, { title: documentName({ holder, source }), text });
    }
  return shown;
}

function differencesBetween(before: string, after: string): readonly string[] | undefined {
  const [from, to] = [readPolicyMeaning(before), readPolicyMeaning(after)];
  return from && to && handEditsOf(from, to).edits.map(editWords);
}

/** In the order of the changed version, then those that it no longer has, then edits of documents that neither has. */
export function documentChanges(
  shared: Draft,
  changed: Draft,
  changes: readonly DraftChange[],
): readonly DocumentChange[] {
  const [before, after] = [documentTexts(shared), documentTexts(changed)];
  const byHand = changes.filter((each) => each.kind === 'edit');
  const ids = [...new Set([...after.keys(), ...before.keys(), ...byHand.map((each) => each.documentId)])];
  return ids.flatMap((id): readonly DocumentChange[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const edits = byHand.filter((each) => each.documentId === id);
    if (old?.text === now?.text && edits.length === 0) return [];
    const differences = old && now ? differencesBetween(old.text, now.text) : [];
    return [
      { id, title: (now ?? old)?.title ?? id, before: old?.text, after: now?.text, differences, edits },
    ];
  });
}

/** A subject in both versions; where one has it not, it can do nothing there. */
export interface SubjectVersions {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before: Subject;
  readonly after: Subject;
}

const subjectsIn = (draft: Draft): ReadonlyMap<string, Subject> => {
  const { answers } = draft;
  const environment = environmentOf(composedOf(answers).kit, kitAccountOf(answers), shownEdits(draft));
  return new Map(subjectsOf(environment).map((subject) => [subject.id, subject]));
};

const withoutPolicies = (subject: Subject): Subject => ({ ...subject, identity: [] });

/** What decides on the access of a subject. */
const accessText = ({ id: _id, title: _title, policiesText: _text, ...rest }: Subject): string =>
  JSON.stringify(rest);

/** The subjects whose access may differ. */
export function subjectVersions(shared: Draft, changed: Draft): readonly SubjectVersions[] {
  const [old, now] = [subjectsIn(shared), subjectsIn(changed)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id): readonly SubjectVersions[] => {
    const [before, after] = [old.get(id), now.get(id)];
    if (before && after)
      return accessText(before) === accessText(after) ? [] : [{ kind: 'changed', before, after }];
    if (after) return [{ kind: 'added', before: withoutPolicies(after), after }];
    if (before) return [{ kind: 'removed', before, after: withoutPolicies(before) }];
    return [];
  });
}
