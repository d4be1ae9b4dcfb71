// A map whose values are made when they are first asked for: of thousands, a policy names a few.

export class LazyMap<K, S, V extends object> implements ReadonlyMap<K, V> {
  readonly #sources: ReadonlyMap<K, S>;
  readonly #make: (source: S) => V;
  #made = new Map<K, V>();
  /** Whether every value is made, and in order. */
  #isWhole = false;

  constructor(sources: ReadonlyMap<K, S>, make: (source: S) => V) {
    this.#sources = sources;
    this.#make = make;
  }

  get size(): number {
    return this.#sources.size;
  }

  has(key: K): boolean {
    return this.#sources.has(key);
  }

  get(key: K): V | undefined {
    const known = this.#made.get(key);
    if (known) return known;
    const source = this.#sources.get(key);
    if (source === undefined) return undefined;
    const fresh = this.#make(source);
    this.#made.set(key, fresh);
    return fresh;
  }

  keys(): MapIterator<K> {
    return this.#sources.keys();
  }

  values(): MapIterator<V> {
    return this.#all().values();
  }

  entries(): MapIterator<[K, V]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#all()) visit(value, key, this);
  }

  /** Every value, in the order of the sources. */
  #all(): ReadonlyMap<K, V> {
    if (!this.#isWhole) {
      const all = new Map<K, V>();
      for (const [key, source] of this.#sources) all.set(key, this.#made.get(key) ?? this.#make(source));
      this.#made = all;
      this.#isWhole = true;
    }
    return this.#made;
  }
}
