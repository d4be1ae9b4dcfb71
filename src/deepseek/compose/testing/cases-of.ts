// What the file cases.json of a scenario holds: see checked-cases.ts.

export type CasesOf = readonly { readonly name: string; readonly values: object }[];
