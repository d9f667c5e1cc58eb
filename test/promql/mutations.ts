import { Random } from './random';
import { allAggregations, allFunctions } from '../../src/promql';

const TOKEN = /#[^\n]*|"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`|[A-Za-z_:][\w:]*|(?:\d+(?:ms|[smhdwy]))+|\d[\w.]*|==|!=|<=|>=|=~|!~|<\/|>\/|\s+|[^]/g;
const OPERATORS = ['+', '-', '*', '/', '%', '^', '==', '!=', '<', '<=', '>', '>=', 'and', 'or', 'unless', 'atan2', '</', '>/'];
const FUNCTIONS = allFunctions().map(({ name }) => name);
const AGGREGATIONS = allAggregations().map(({ name }) => name);
const WORDS = ['by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'bool', 'offset', '@', 'start', 'end', 'step', 'range', 'max_of', 'min_of', 'fill',
  'fill_left', 'anchored', 'smoothed', 'inf', 'nan', 'up', 'a:b', '5m', '1h30m', '5', '0x1f', '.5', '1e3', '"x"', '(', ')', '[', ']', '{', '}', ',', ':', '=', '=~', '-', '[5m]', '[5m:]',
  '[5m:1m]', 'offset 5m', '@ end()', '{a="b"}', 'by (job)', 'on (job)', 'ignoring (job)', 'group_left (a)', 'bool'];
const ARGUMENTS = ['up', 'up[5m]', '5', '"x"', 'sum(up)', '1 + 2', 'rate(up[5m])', 'up[5m:1m]', 'time()', '-up', '(up)', '{__name__="x"}', '{}', 'scalar(up)'];

/** The text with one small change: most make it no query at all, some change a type or what is refused. */
export function mutated(text: string, random: Random): string {
  const tokens = text.match(TOKEN) ?? [];
  const i = random.below(Math.max(1, tokens.length));
  const replaceAt = (...by: string[]) => [...tokens.slice(0, i), ...by, ...tokens.slice(i + 1)].join('');
  const replaceOne = (matching: (token: string) => boolean, choices: readonly string[]): string => {
    const places = tokens.flatMap((token, at) => matching(token) ? [at] : []);
    if (places.length === 0) return replaceAt(` ${random.pick(choices)} `);
    const at = random.pick(places);
    return tokens.map((token, index) => index === at ? random.pick(choices) : token).join('');
  };
  switch (random.below(13)) {
    case 0: return replaceAt();
    case 1: return replaceAt(tokens[i] ?? '', ' ', tokens[i] ?? '');
    case 2: return replaceAt(` ${random.pick(WORDS)} `);
    case 3: return replaceAt(tokens[i] ?? '', ` ${random.pick(WORDS)} `);
    case 4: return tokens.map((token, at) => at === i ? tokens[i + 1] ?? token : at === i + 1 ? tokens[i] : token).join('');
    case 5: return replaceOne((token) => OPERATORS.includes(token), OPERATORS);
    case 6: return replaceOne((token) => FUNCTIONS.includes(token), FUNCTIONS);
    case 7: return replaceOne((token) => AGGREGATIONS.includes(token) || FUNCTIONS.includes(token), [...AGGREGATIONS, ...FUNCTIONS]);
    case 8: return replaceOne((token) => token === ',' || token === ')', [`, ${random.pick(ARGUMENTS)})`, `, ${random.pick(ARGUMENTS)},`, ')', ',']);
    case 9: return replaceOne((token) => /^(?:\d|"|'|`|[a-z_]+$)/.test(token), ARGUMENTS);
    case 10: return text.slice(0, random.below(text.length + 1));
    case 11: return text.slice(0, i) + text.slice(i + 1 + random.below(2));
    default: return `${random.pick(['(', '-', '', '+'])}${text}${random.pick([')', '[5m]', '[5m:]', ' offset 5m', ' @ 5', ` ${random.pick(OPERATORS)} ${random.pick(ARGUMENTS)}`])}`;
  }
}
