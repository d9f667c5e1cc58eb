/**
 * One of Grafana's published types, for JSON: an enumeration is the value that stands in the file, so that the types
 * need nothing of Grafana at run time.
 *
 * @internal
 */
export type Published<T> =
  T extends string ? `${T}` :
    T extends ReadonlyArray<infer Item> ? Array<Published<Item>> :
      T extends object ? { [Field in keyof T]: Published<T[Field]> } :
        T;
