// The documents of two versions of a draft, hand edits included: which texts differ, and whose access may differ.
import { roleDocuments, type KitDocument, type RoleKit } from '#core/compose/role-kit.ts';
import { compose } from '#core/compose/compose.ts';
import { documentName, type DocumentHolder } from '#core/export/placed-document.ts';
import { print } from '#core/iam/print.ts';
import { subjectsOf, type Subject } from '#core/access/subject.ts';
import type { Draft } from '#core/share/draft.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { environmentOf } from '#core/verify/policy-environment.ts';
import type { DraftChange, EditChange } from './change.ts';

/** A document whose text differs. */
export interface DocumentChange {
  readonly id: string;
  /** "Permissions policy of DeepSeekInvoke" */
  readonly title: string;
  /** Undefined where the version has no such document. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The change of hand edits in it; without one, the difference follows from the answers. */
  readonly edit: EditChange | undefined;
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

function documentTexts(kit: RoleKit, edits: Draft['overrides']): ReadonlyMap<string, DocumentText> {
  const texts = new Map<string, DocumentText>();
  for (const [holder, documents] of holdings(kit))
    for (const source of documents) {
      const edit = Object.hasOwn(edits, source.id) ? edits[source.id] : undefined;
      const text = edit ?? print(source.document);
      texts.set(source.id, { title: documentName({ holder, source }), text });
    }
  return texts;
}

/** In the order of the changed version, then those that it no longer has, then edits of documents that neither has. */
export function documentChanges(
  shared: Draft,
  changed: Draft,
  changes: readonly DraftChange[],
): readonly DocumentChange[] {
  const before = documentTexts(compose(shared.answers), shared.overrides);
  const after = documentTexts(compose(changed.answers), changed.overrides);
  const edits = new Map(
    changes.flatMap((each) => (each.kind === 'edit' ? [[each.documentId, each] as const] : [])),
  );
  const ids = [...new Set([...after.keys(), ...before.keys(), ...edits.keys()])];
  return ids.flatMap((id): readonly DocumentChange[] => {
    const [old, now, edit] = [before.get(id), after.get(id), edits.get(id)];
    if (old?.text === now?.text && !edit) return [];
    return [{ id, title: (now ?? old)?.title ?? id, before: old?.text, after: now?.text, edit }];
  });
}

/** A subject in both versions; where one has it not, it can do nothing there. */
export interface SubjectVersions {
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before: Subject;
  readonly after: Subject;
}

const subjectsIn = ({ answers, overrides }: Draft): ReadonlyMap<string, Subject> => {
  const environment = environmentOf(compose(answers), kitAccountOf(answers), overrides);
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
