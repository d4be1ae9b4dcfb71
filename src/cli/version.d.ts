// What the build puts in: the version of package.json.
declare const ROLEWRIGHT_VERSION: string;
