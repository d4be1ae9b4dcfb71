// The part of picomatch that is used here: it has no types of its own.
declare module 'picomatch' {
  interface PathMatchOptions {
    /** Wildcards match names that start with a dot, too. */
    readonly dot?: boolean;
    /** No patterns such as !(a) or +(a|b). */
    readonly noextglob?: boolean;
    /** A ! at the start is a plain character. */
    readonly nonegate?: boolean;
    readonly windows?: boolean;
  }
  export default function picomatch(pattern: string, options?: PathMatchOptions): (path: string) => boolean;
}
