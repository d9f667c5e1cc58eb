/** Numbers that look random and are the same in every run (the generator MINSTD of Park and Miller). */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = seed % 2147483646 + 1;
    // Seeds that are close to each other begin alike.
    for (let i = 0; i < 8; i++) this.next();
  }

  /** At least 0, less than 1. */
  public next(): number {
    this.state = this.state * 48271 % 2147483647;
    return (this.state - 1) / 2147483646;
  }

  /** A whole number from 0 to less than the bound. */
  public below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  public pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** Some of the choices, in their order. */
  public some<T>(choices: readonly T[], probability: number): T[] {
    return choices.filter(() => this.chance(probability));
  }
}
