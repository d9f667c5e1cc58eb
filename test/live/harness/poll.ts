/** What a probe answers while it is not satisfied yet. */
type Nothing = undefined | null | false;

const PAUSE_MS = 300;

/** Bounds are for a machine that does nothing else; on one that runs three places at once everything takes longer. */
const PATIENCE = 2;

/**
 * Asks again and again until the probe answers something, and gives that answer.
 *
 * @param what is waited for, in words that complete "not within 30 s: ..."
 * @param seconds the bound, which a busy machine may exceed twofold; where the time itself is what is promised, see `within`
 * @param probe answers nothing, or throws, as long as it is not satisfied; what it threw last is in the error
 * @throws when the bound is over
 */
export function eventually<T>(what: string, seconds: number, probe: () => Promise<T | Nothing> | T | Nothing): Promise<T> {
  return within(what, PATIENCE * seconds, probe);
}

/** As `eventually`, where the bound is what is promised. */
export async function within<T>(what: string, seconds: number, probe: () => Promise<T | Nothing> | T | Nothing): Promise<T> {
  const start = Date.now();
  let last: unknown;
  do {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause();
  } while (Date.now() - start < seconds * 1000);
  throw new Error(`not within ${seconds} s: ${what}${last === undefined ? '' : `\n  last: ${last instanceof Error ? last.message : String(last)}`}`);
}

/**
 * Asks again and again for the whole time; the answer must not change to nothing.
 *
 * @throws as soon as the probe throws or answers nothing
 */
export async function holds(what: string, seconds: number, probe: () => Promise<unknown> | unknown): Promise<void> {
  const start = Date.now();
  do {
    if (!await probe()) throw new Error(`no longer after ${Math.round((Date.now() - start) / 1000)} of ${seconds} s: ${what}`);
    await pause();
  } while (Date.now() - start < seconds * 1000);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
