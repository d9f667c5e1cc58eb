import { BY_HAND, packQueries } from './known-queries';
import { mutated } from './mutations';
import { Random } from './random';
import { TypedExpressions } from './typed-expressions';
import { ValueType } from '../../src/promql';

/** Another one, as in `SEED=1 npx jest ..`, looks for differences elsewhere. */
const SEED = Number(process.env.SEED ?? 316);
const TYPED = 9_000;
const MUTANTS = 8_000;
const TYPES: readonly ValueType[] = ['vector', 'vector', 'vector', 'scalar', 'matrix', 'string'];

/** More than 12,000 different expressions, the same in each run. */
export function corpus(): string[] {
  const random = new Random(SEED);
  const known = [...BY_HAND, ...packQueries()];
  const [right, wrong] = [new TypedExpressions(random, 0), new TypedExpressions(random, 0.12)];
  const typed = Array.from({ length: TYPED }, (_, i) => (i % 4 === 0 ? right : wrong).make(random.pick(TYPES), 1 + random.below(3)));
  const origins = [...known, ...typed.slice(0, TYPED / 4)];
  const mutants = Array.from({ length: MUTANTS }, () => {
    const once = mutated(random.pick(origins), random);
    return random.chance(0.15) ? mutated(once, random) : once;
  });
  return [...new Set([...known, ...typed, ...mutants])];
}
