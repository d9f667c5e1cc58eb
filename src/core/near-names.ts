/**
 * The names that somebody may have meant, as the end of a message: `: did you mean "check"?`
 *
 * @internal
 */
export function nearNames(name: string, known: readonly string[]): string {
  const typed = name.toLowerCase().slice(0, 100);
  const near = known
    .map((candidate) => ({ candidate, distance: distance(typed, candidate) }))
    .filter(({ candidate, distance: d }) => d <= Math.max(2, candidate.length / 3) || (typed.length > 2 && candidate.includes(typed)))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 5)
    .map(({ candidate }) => candidate);
  return near.length === 0 ? '' : `: did you mean ${near.join(' or ')}?`;
}

/** How many letters have to be put, taken or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
