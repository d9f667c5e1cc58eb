/**
 * Why a text is not a query, and where. Thrown inside this room only: `Query.tryParse` turns it into a `QueryError`.
 *
 * @internal
 */
export class Refusal extends Error {
  /**
   * @param reason lower case, without the place
   * @param position offset in the text the user wrote
   * @param remedy what to write instead, when that is known
   * @param certain whether Prometheus refuses it for sure
   */
  public constructor(
    public readonly reason: string, public readonly position: number, public readonly remedy?: string, public readonly certain: boolean = true,
  ) {
    super(reason);
  }
}
