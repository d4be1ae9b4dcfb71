// The statements of a subject that apply to each action of a service, so that the page can link to them.
import type { JsonPath } from '#iam/json/json-path.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { compilePolicies, type PolicySet } from '#iam/decide/compile/compile-policies.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import type { EnvironmentDocument } from '#iam/environment/policy-environment.ts';
import { policiesOf } from './access-view.ts';
import { catalogActions } from './matrix/action-catalog.ts';
import { appliesToService, appliesToAction } from './matrix/applies-to.ts';
import type { Subject } from './subject.ts';

export interface RelatedStatement {
  readonly documentId: string;
  /** The title of its document: "Permissions policy". */
  readonly title: string;
  readonly path: JsonPath;
  readonly sid: string | undefined;
  /** Allow in an identity policy, or Deny in any policy. */
  readonly effect: 'Allow' | 'Deny';
}

/** By action, spelled as in the reference. */
export type StatementsByAction = ReadonlyMap<string, readonly RelatedStatement[]>;

interface LocatedStatement {
  readonly location: RelatedStatement;
  readonly statement: CompiledStatement;
}

/** The statements of a set, with their documents in order; an assumed document is undefined. */
function locate(
  { documents }: PolicySet,
  from: readonly (EnvironmentDocument | undefined)[],
  effects: readonly RelatedStatement['effect'][],
): readonly LocatedStatement[] {
  return documents.flatMap(({ statements }, index) => {
    const document = from[index];
    if (!document) return [];
    return statements.flatMap((statement): readonly LocatedStatement[] => {
      const effect = effects.find((each) => each === statement.effect);
      if (!effect) return [];
      const { path, sid } = statement;
      return [{ statement, location: { documentId: document.id, title: document.title, path, sid, effect } }];
    });
  });
}

/** Statements are matched by action only, not by resource or condition. */
export function statementsByAction(
  subject: Subject,
  prefix: string,
  reference: Reference,
): StatementsByAction {
  const { identity, boundaries, session, scps } = compilePolicies(policiesOf(subject));
  const all = [
    ...locate(identity, subject.identity, ['Allow', 'Deny']),
    ...boundaries.flatMap((set, index) => locate(set, [subject.boundaries[index]], ['Deny'])),
    ...(session ? locate(session, subject.session, ['Deny']) : []),
    ...scps.flatMap((set, level) => locate(set, [undefined, ...(subject.scps[level] ?? [])], ['Deny'])),
  ];
  const speaksAt = all.map(({ statement }) => appliesToService(statement, prefix));
  const found = new Map<string, readonly RelatedStatement[]>();
  for (const { name, full } of catalogActions(reference, prefix)) {
    const speaking = all.filter(
      ({ statement }, index) =>
        speaksAt[index] === 'all' || (speaksAt[index] === 'some' && appliesToAction(statement, prefix, full)),
    );
    if (speaking.length > 0)
      found.set(
        name,
        speaking.map(({ location }) => location),
      );
  }
  return found;
}
