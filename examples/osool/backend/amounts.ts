/** The ratio of the golden section: its multiples spread evenly over 0 to 1 without any pattern. */
const GOLDEN = 0.618_033_988_749_895;

/** From -1 to 1 and back within a period of so many seconds. */
export function wave(seconds: number, period: number): number {
  return Math.sin(2 * Math.PI * seconds / period);
}

let drawn = 0;

/**
 * So many durations: half of them below the median, one in twenty above about three times as much (log-normal, as
 * durations of requests mostly are).
 */
export function durations(count: number, median: number): number[] {
  return Array.from({ length: count }, () => {
    drawn = (drawn + GOLDEN) % 1;
    // The logistic distribution is close to the normal one, and its quantiles are a formula.
    const share = Math.min(Math.max(drawn, 0.001), 0.999);
    return median * Math.exp(0.37 * Math.log(share / (1 - share)));
  });
}

/** Things that happen now and then: fractions are kept until they make a whole one. */
export class Amounts {
  private readonly rest: { [name: string]: number } = {};

  public whole(name: string, amount: number): number {
    const sum = (this.rest[name] ?? 0) + amount;
    const whole = Math.floor(sum);
    this.rest[name] = sum - whole;
    return whole;
  }
}
