// Provided by the build: the version in package.json.
declare const ROLEWRIGHT_VERSION: string;
