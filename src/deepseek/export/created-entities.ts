// Finds names of the kit's roles and policies in its documents, so that a file has each name once and refers to it.
import type { ExportKit } from './export-kit.ts';
import type { AccountGroup } from './targets.ts';
import { isLiteral, templateOf, type TemplateSource, type Piece } from './template.ts';

/** A role or a managed policy that files make. */
export interface CreatedEntity {
  readonly kind: 'role' | 'policy';
  /** The id of its RoleTarget or ExportDocument. */
  readonly id: string;
  /** The id of its group. */
  readonly group: string;
  /** What it is, as within a sentence: "service role", "permissions policy of the deployer". */
  readonly title: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string | undefined;
  /** Undefined where the account is left open. */
  readonly account: string | undefined;
  /** Its position in the order of creation. */
  readonly order: number;
}

export type ReferencePiece =
  | Piece
  /** The name of something that is made. */
  | { readonly kind: 'name'; readonly own: CreatedEntity }
  /** The ARN of something that is made, as a reference to it. */
  | { readonly kind: 'made'; readonly own: CreatedEntity };

export type ReferenceTemplate = readonly ReferencePiece[];

/** Whether the text being written may refer to the entity. References must not form a circle. */
export type MayRefer = (own: CreatedEntity) => boolean;

/** "Service role" → "service role"; "MFA user" stays. */
export const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/** The roles and policies that the groups create under fixed names. Includes permissions policies if they are `managed`. */
export function createdEntities(
  kit: ExportKit,
  groups: readonly AccountGroup[],
  managed: boolean,
): readonly CreatedEntity[] {
  let order = 0;
  return groups.flatMap((group) => {
    const account = group.account ?? (kit.home.accountOpen ? undefined : kit.home.account);
    const own = (
      each: Pick<CreatedEntity, 'kind' | 'id' | 'title' | 'name' | 'path' | 'arn'>,
    ): CreatedEntity => ({
      ...each,
      // Undefined if the entity will have another ARN.
      arn: each.arn?.endsWith(`:${each.kind}${each.path}${each.name}`) ? each.arn : undefined,
      group: group.id,
      account,
      order: (order += 1),
    });
    const policies = group.boundaries.flatMap(({ documents, path }) =>
      documents.map(({ id, name, title }) => {
        const arn = `arn:${kit.home.partition}:iam::${group.account ?? kit.home.account}:policy${path}${name}`;
        return own({ kind: 'policy', id, title: inSentence(title), name, path, arn });
      }),
    );
    const roles = group.roles.map(({ id, title, name, path, arn }) =>
      own({ kind: 'role', id, title: inSentence(title), name, path, arn }),
    );
    const permissions = [...(managed ? group.roles : []), ...group.attachments].flatMap((holder) =>
      holder.permissions.map(({ id, name, title }) =>
        own({
          kind: 'policy',
          id,
          title: `${inSentence(title)} of the ${inSentence(holder.title)}`,
          name,
          path: '/',
          arn: undefined,
        }),
      ),
    );
    return [...policies, ...roles, ...permissions].filter(({ name }) => isLiteral(templateOf(name, kit)));
  });
}

/** The index of the name in a literal: at the end of an ARN, or in the ARN of a session of the role. */
function nameIn(own: CreatedEntity, text: string, afterAccount: boolean, last: boolean): number {
  const lead = own.account === undefined ? '' : `:${own.account}`;
  const found = (before: string, after: string): number => {
    const find = `${lead}:${before}${own.name}${after}`;
    const at = own.account === undefined ? (text.startsWith(find) ? 0 : -1) : text.indexOf(find);
    const fits = at !== -1 && (after !== '' || (last && at + find.length === text.length));
    return fits ? at + lead.length + 1 + before.length : -1;
  };
  if (own.account === undefined && !afterAccount) return -1;
  const at = found(`${own.kind}${own.path}`, '');
  return at === -1 && own.kind === 'role' ? found('assumed-role/', '/') : at;
}

const literal = (text: string): ReferenceTemplate => (text === '' ? [] : [{ kind: 'literal', text }]);

/** The pieces of a string, with the names and ARNs of created entities as separate pieces. */
export function referenceTemplate(
  text: string,
  fill: TemplateSource,
  names: readonly CreatedEntity[],
  refer: MayRefer = () => false,
): ReferenceTemplate {
  const made = names.find((own) => own.arn === text && refer(own));
  if (made) return [{ kind: 'made', own: made }];
  const pieces = templateOf(text, fill);
  return pieces.flatMap((piece, index): ReferenceTemplate => {
    if (piece.kind !== 'literal') return [piece];
    const afterAccount = pieces[index - 1]?.kind === 'account';
    for (const own of names) {
      const at = nameIn(own, piece.text, afterAccount, index === pieces.length - 1);
      if (at === -1) continue;
      const [before, after] = [piece.text.slice(0, at), piece.text.slice(at + own.name.length)];
      return [...literal(before), { kind: 'name', own }, ...literal(after)];
    }
    return [piece];
  });
}
