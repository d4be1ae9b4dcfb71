// What the build provides: see src/workshop/build/reference.ts.

declare module 'virtual:reference' {
  /** The address of a file of the service reference: `index`, or the prefix of a service. */
  export function urlOf(file: string): string;
}

declare module 'virtual:reference-files' {
  /** The content of a file of the service reference, in Node. */
  export function readReference(file: string): unknown;
}
