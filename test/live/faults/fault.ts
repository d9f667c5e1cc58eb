/** A mistake in the library that a live scenario has to see. */
export interface Fault {
  /** What a careless change would have done. */
  readonly name: string;
  /** The file of the library. */
  readonly file: string;
  /** What stands there, exactly once. */
  readonly right: string;
  /** What the mistake makes of it. */
  readonly wrong: string;
  /** Where it is caught: `compose`, `host` or `cluster`. */
  readonly place: 'compose' | 'host' | 'cluster';
  /** The scenario that catches it: a file of the place, and the beginning of the test's title. */
  readonly scenario: { readonly file: string; readonly title: string };
}
