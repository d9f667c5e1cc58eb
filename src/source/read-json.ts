import { FileProblemKind } from '../core';
import { safelyShown, SourceFile } from './source-file';
import { SourceEntry, SourceNode } from './source-node';

const DEEPEST = 100;
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/** Ends the reading; the problem was told. */
class Stopped extends Error {}

/**
 * A JSON file (RFC 8259), with the place of each value. A key that stands twice is a problem: of the two, programs take
 * now this one and now that one.
 *
 * @returns nothing for a file that is broken
 * @internal
 */
export function readJson(file: SourceFile): SourceNode | undefined {
  if (!file.isReadable()) return undefined;
  try {
    return new JsonReader(file).document();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

class JsonReader {
  private at = 0;

  public constructor(private readonly file: SourceFile) {}

  public document(): SourceNode {
    if (this.file.text.startsWith('\ufeff')) this.at = 1;
    this.skip();
    if (this.at === this.file.text.length) this.stop('the file is empty', 'export it again, or name another file');
    const value = this.value(0);
    this.skip();
    if (this.at < this.file.text.length) this.stop('there is something behind the end of the JSON', 'remove it');
    return value;
  }

  private value(depth: number): SourceNode {
    if (depth > DEEPEST) this.stop(`it is nested deeper than ${DEEPEST} levels`, 'nothing that was exported is that deep', FileProblemKind.LIMIT);
    this.skip();
    const at = this.at;
    switch (this.file.text[at]) {
      case '{': return { kind: 'map', at, entries: this.entries(depth) };
      case '[': return { kind: 'list', at, items: this.sequence(']', () => this.value(depth + 1)) };
      case '"': return { kind: 'scalar', at, text: this.string(), plain: false };
      default: return { kind: 'scalar', at, text: this.take(LITERAL) ?? this.stop('a value is missing', 'look for a comma too many, a missing quote, or a comment: JSON has none'), plain: true };
    }
  }

  private entries(depth: number): SourceEntry[] {
    const keys = new Set<string>();
    return this.sequence('}', () => {
      this.skip();
      const at = this.at;
      if (this.file.text[at] !== '"') this.stop('a key is missing', 'write a key in double quotes, and no comma behind the last');
      const key = this.string();
      if (keys.has(key)) this.file.problem(FileProblemKind.DUPLICATE_KEY, at, '', `the key ${safelyShown(key)} stands twice in one object`, 'remove one of them');
      keys.add(key);
      this.skip();
      if (this.file.text[this.at] !== ':') this.stop('a colon is missing', 'write one behind the key');
      this.at++;
      return { key, at, value: this.value(depth + 1) };
    });
  }

  private sequence<T>(end: string, item: () => T): T[] {
    this.at++;
    const items: T[] = [];
    this.skip();
    if (this.file.text[this.at] === end) {
      this.at++;
      return items;
    }
    for (;;) {
      items.push(item());
      this.skip();
      const next = this.file.text[this.at];
      if (next !== ',' && next !== end) this.stop(`a comma or "${end}" is missing`, `write one: ${next === undefined ? 'the file ends here' : 'something else stands here'}`);
      this.at++;
      if (next === end) return items;
    }
  }

  private string(): string {
    const literal = this.take(STRING) ?? this.stop('a text is broken', 'look for the closing quote, a line break, or a backslash in front of a character that JSON does not escape');
    return JSON.parse(literal);
  }

  private skip(): void {
    this.take(SPACE);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.file.text)?.[0];
    this.at += match?.length ?? 0;
    return match;
  }

  private stop(message: string, remedy: string, kind = FileProblemKind.SYNTAX): never {
    this.file.problem(kind, Math.min(this.at, this.file.text.length), '', message, remedy);
    throw new Stopped();
  }
}
