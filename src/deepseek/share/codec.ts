// The compression of links, passed in as a parameter: the browser, Node and workers each have their own.

export interface Codec {
  /** Raw DEFLATE, RFC 1951. */
  deflate(bytes: Uint8Array): Promise<Uint8Array>;
  /** Rejects when `bytes` are damaged, and as soon as they grow past `limit`. */
  inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array>;
}
