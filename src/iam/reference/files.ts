// The files that the service reference is fetched as: short, because every visitor who checks a policy downloads them.

/** What is known of every service at once: enough to tell an action from a slip of the pen. */
export interface IndexFile {
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
  /** Prefix → the service's name and its actions, by their first word: "Create:Agent,Flow|Get:Agent". */
  readonly services: { readonly [prefix: string]: readonly [name: string, actions: string] };
  /** Service segments of ARNs → the prefixes that define such ARNs, where that is not just the prefix of that name. */
  readonly arns: { readonly [segment: string]: readonly string[] };
  /** Namespaces of condition keys → the prefixes whose files hold them, where that is not just the prefix of that name. */
  readonly namespaces: { readonly [namespace: string]: readonly string[] };
  /** Services that resource control policies work on. */
  readonly rcp: readonly string[];
}

/** Access levels by number. */
export const ACCESS_LEVELS = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

export type ActionEntry = readonly [
  name: string,
  level: number,
  /** Which of `resources` it takes; none: only `*`. */
  resources: readonly number[],
  /** Which of `keySets` it supports without a resource. */
  keys: number,
  description: string,
];
export type ResourceEntry = readonly [name: string, arn: string, keys: number];
export type KeyEntry = readonly [key: string, type: string, description: string];

/** All about one service. */
export interface ServiceFile {
  readonly actions: readonly ActionEntry[];
  readonly resources: readonly ResourceEntry[];
  readonly keys: readonly KeyEntry[];
  /** Sets of `keys`, each used by several actions or resources. */
  readonly keySets: readonly (readonly number[])[];
}
