import { RegexpMistake, bracketsEnd, escapedCharacter, namedClassEnd } from './regexp-class';

/** What follows `(?` when it opens a group or sets flags. */
const NAMED = /\(\?P?<\w+>/y;
const FLAGS = /\(\?(?:[imsU]*(?:-[imsU]+)?)([:)])/y;
const COUNT = /\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/y;
const MOST_REPETITIONS = 1000;

/** A part of a pattern, by what decides whether it is valid and matches nothing. */
interface Part {
  /** Whether it matches the empty text. */
  readonly isEmpty: boolean;
  /** How often it repeats what is inside; undefined when it does not, or without bound. */
  readonly times?: number;
  readonly parts: readonly Part[];
}

const CHARACTER: Part = { isEmpty: false, parts: [] };
const NOTHING: Part = { isEmpty: true, parts: [] };

/**
 * Reads a pattern as Prometheus' RE2 does (Go's regexp/syntax, with the Perl flags) and says whether it matches the empty text.
 *
 * @throws RegexpMistake when it is no pattern
 * @internal
 */
export function readRegexp(pattern: string): boolean {
  return new Reader(pattern).read();
}

class Reader {
  private at = 0;

  public constructor(private readonly pattern: string) {}

  public read(): boolean {
    const whole = this.alternatives();
    if (this.at < this.pattern.length) throw new RegexpMistake('a ")" has no "("');
    return whole.isEmpty;
  }

  private alternatives(): Part {
    const parts = [this.sequence()];
    while (this.pattern[this.at] === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    return parts.length === 1 ? parts[0] : { isEmpty: parts.some(({ isEmpty }) => isEmpty), parts };
  }

  private sequence(): Part {
    const parts: Part[] = [];
    let isRepeated = false;
    while (this.at < this.pattern.length && !'|)'.includes(this.pattern[this.at])) {
      const repeat = this.repetition();
      if (!repeat) {
        this.pushNext(parts);
        isRepeated = false;
        continue;
      }
      const operand = parts.pop();
      if (!operand) throw new RegexpMistake('nothing stands before a "*", "+" or "?"');
      if (isRepeated) throw new RegexpMistake('a repetition is repeated');
      const [least, most] = repeat;
      const part = { isEmpty: least === 0 || operand.isEmpty, times: most === Infinity ? least : most, parts: [operand] };
      if ((least > 1 || (most > 1 && most < Infinity)) && !isRepeatable(part, MOST_REPETITIONS)) throw new RegexpMistake(`it repeats more than ${MOST_REPETITIONS} times`);
      parts.push(part);
      isRepeated = true;
    }
    return { isEmpty: parts.every(({ isEmpty }) => isEmpty), parts };
  }

  /** How often what stands before is repeated; undefined when no repetition stands here. */
  private repetition(): [least: number, most: number] | undefined {
    const counts: { readonly [operator: string]: [number, number] } = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };
    let repeat = counts[this.pattern[this.at]];
    let length = 1;
    if (!repeat) {
      const count = this.match(COUNT);
      if (!count) return undefined;
      const [text, least, comma, most] = count;
      repeat = [Number(least), most ? Number(most) : comma ? Infinity : Number(least)];
      if (repeat[0] > MOST_REPETITIONS || (most && Number(most) > MOST_REPETITIONS) || repeat[0] > repeat[1]) {
        throw new RegexpMistake(`${text} is no count from small to large, up to ${MOST_REPETITIONS}`);
      }
      length = text.length;
    }
    this.at += length;
    if (this.pattern[this.at] === '?') this.at++;
    return repeat;
  }

  private pushNext(parts: Part[]): void {
    const { pattern, at } = this;
    switch (pattern[at]) {
      case '(': this.pushGroup(parts); return;
      case '[': this.at = bracketsEnd(pattern, at); parts.push(CHARACTER); return;
      case '^':
      case '$': this.at++; parts.push(NOTHING); return;
      case '\\': break;
      default: this.at += pattern.codePointAt(at)! > 0xffff ? 2 : 1; parts.push(CHARACTER); return;
    }
    const next = pattern[at + 1];
    if (next === 'Q') {
      const end = pattern.indexOf('\\E', at + 2);
      parts.push(...[...pattern.slice(at + 2, end < 0 ? undefined : end)].map(() => CHARACTER));
      this.at = end < 0 ? pattern.length : end + 2;
    } else if (next !== undefined && 'AzbB'.includes(next)) {
      this.at += 2;
      // An empty text has no boundary of a word.
      parts.push(next === 'b' ? CHARACTER : NOTHING);
    } else {
      this.at = namedClassEnd(pattern, at) ?? escapedCharacter(pattern, at).end;
      parts.push(CHARACTER);
    }
  }

  private pushGroup(parts: Part[]): void {
    const named = this.match(NAMED);
    const flags = this.match(FLAGS);
    if (named) {
      this.at += named[0].length;
    } else if (flags) {
      this.at += flags[0].length;
      if (flags[1] === ')') return;
    } else if (this.pattern[this.at + 1] === '?') {
      throw new RegexpMistake(/^\(\?<?[=!]/.test(this.pattern.slice(this.at, this.at + 4))
        ? "it looks ahead or behind, which Prometheus' RE2 does not have" : 'what follows a "(?" is not known');
    } else {
      this.at++;
    }
    parts.push(this.alternatives());
    if (this.pattern[this.at] !== ')') throw new RegexpMistake('a "(" is never closed');
    this.at++;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.pattern);
  }
}

/** Nested counts multiply. */
function isRepeatable({ times, parts }: Part, most: number): boolean {
  if (times === 0) return true;
  if (times !== undefined && times > most) return false;
  return parts.every((part) => isRepeatable(part, times ? Math.floor(most / times) : most));
}
