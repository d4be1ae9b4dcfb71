// The policies of a case as the evaluator takes them, and which document each one is.
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { Reason } from '#iam/decide/explain/reason.ts';
import type { CasePolicies, DocumentRef } from './test-case.ts';

/** A document with the name that reports have for it. */
export interface NamedDocument {
  readonly title: string;
  readonly document: unknown;
  /** Of AWS: its statements are not counted. */
  readonly builtIn?: true;
}

/** The documents in a file, which apply together; or why there are none. The same path gives the same objects. */
export type LoadDocuments = (path: string) => readonly NamedDocument[] | string;

export interface ResolvedPolicies {
  readonly policies: Policies;
  readonly documentOf: (reason: Pick<Reason, 'layer' | 'level' | 'document'>) => NamedDocument | undefined;
  /** Files that cannot be used. */
  readonly problems: readonly string[];
}

type Levels = readonly (readonly NamedDocument[])[];

/** Layers whose files may hold several documents, of which each is a level. */
const EACH_A_LEVEL: ReadonlySet<Layer> = new Set(['boundary', 'endpoint']);

export function resolvePolicies(refs: CasePolicies, load: LoadDocuments): ResolvedPolicies {
  const problems: string[] = [];
  const documentsOf = (ref: DocumentRef): readonly NamedDocument[] => {
    if ('document' in ref) return [ref];
    const loaded = load(ref.path);
    if (typeof loaded !== 'string') return loaded;
    problems.push(loaded);
    return [];
  };
  const levels = Object.fromEntries(
    Object.entries(refs).map(([layer, given]) => {
      const found = given.map((level) => level.flatMap(documentsOf));
      return [layer, EACH_A_LEVEL.has(layer as Layer) ? found.flat().map((each) => [each]) : found];
    }),
  ) as Partial<Record<Layer, Levels>>;
  const of = (layer: Layer): readonly (readonly unknown[])[] =>
    (levels[layer] ?? []).map((level) => level.map(({ document }) => document));
  const [resource, ...more] = of('resource').flat();
  if (more.length > 0) problems.push('A resource has one policy, but its file holds several.');
  return {
    policies: {
      identity: of('identity').flat(),
      ...(resource !== undefined && { resource }),
      boundaries: of('boundary').flat(),
      session: of('session').flat(),
      scps: of('scp'),
      rcps: of('rcp'),
      endpoints: of('endpoint').flat(),
    },
    documentOf: ({ layer, level, document }) => levels[layer]?.[level]?.[document],
    problems: [...new Set(problems)],
  };
}

/** The documents that are named, whether files or not. */
export const refsIn = (policies: CasePolicies): readonly DocumentRef[] =>
  Object.values(policies).flatMap((levels) => levels.flat());

/** The paths of files among them. */
export const pathsOf = (refs: readonly DocumentRef[]): readonly string[] =>
  refs.flatMap((ref) => ('path' in ref ? [ref.path] : []));

/** The documents themselves, as far as their files can be read. */
export function documentsOf(refs: readonly DocumentRef[], load: LoadDocuments): readonly NamedDocument[] {
  return refs.flatMap((ref) => {
    const found = 'document' in ref ? [ref] : load(ref.path);
    return typeof found === 'string' ? [] : found;
  });
}
