// The folders of the project. The proofs run as a bundle, so the build fills these in (see run.mjs).

declare const PROJECT_ROOT: string;
declare const PROJECT_CACHE: string;

export const root = PROJECT_ROOT;
export const cache = PROJECT_CACHE;
