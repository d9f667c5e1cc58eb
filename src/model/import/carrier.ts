import { ImportOptions } from './import-options';
import { inOrder, ReadFile } from './read-file';
import { FileProblem, FileProblemKind, invalid, Json, requireSecretRef, SecretRef, shown } from '../../core';

const ABSOLUTE = /^\/[A-Za-z0-9/_.@+-]+$/;
/** Fields that name a file which has to be there where the server runs. */
const FILE_FIELD = /(_file|_file_path|_key_path|certificate_path|_ref)$/;
/** Files that the server writes itself. */
const WRITTEN = /^(scrape_failure_log_file|query_log_file)$/;

/**
 * Takes a configuration over, place by place: what is a secret becomes a reference, what cannot be taken over a problem.
 *
 * @internal
 */
export class Carrier {
  private readonly own: FileProblem[] = [];

  public constructor(private readonly read: ReadFile, private readonly options: ImportOptions) {
    for (const [place, secret] of Object.entries(options.secrets ?? {})) requireSecretRef(secret, `the secret of ${place} in ${read.file.name}`);
  }

  public get value(): { readonly [field: string]: any } {
    return this.read.value;
  }

  /** Whether the place, or one around it, is left out. */
  public isLeftOut(place: string): boolean {
    return (this.options.leaveOut ?? []).some((left) => place === left || place.startsWith(`${left}.`) || place.startsWith(`${left}[`));
  }

  /** It is right, but cannot be taken over. */
  public refuse(place: string, message: string, remedy: string): void {
    if (!this.isLeftOut(place)) this.tell(FileProblemKind.NOT_CARRIED, place, message, `${remedy}, or leave it out: leaveOut: [${shown(place)}]`);
  }

  /** All that prevents it from being taken over, in the order of the file. */
  public problems(): FileProblem[] {
    return inOrder(this.own);
  }

  /** Secrets that stand in the file, and names of places that are not there. */
  public literals(): FileProblem[] {
    const before = this.own.length;
    for (const place of this.read.reader.secrets) {
      if (this.options.secrets?.[place] !== undefined || this.isLeftOut(place)) continue;
      this.tell(FileProblemKind.LITERAL_SECRET, place, 'a secret stands in the file', `keep it elsewhere and say where, secrets: { ${shown(place)}: SecretRef.named(..) }, and rotate it if others could read the file`);
    }
    const strange = [...Object.keys(this.options.secrets ?? {}), ...this.options.leaveOut ?? []].find((place) =>
      this.read.reader.node(place) === undefined);
    if (strange !== undefined) throw invalid(`${this.read.file.name} has no place ${shown(strange)}: name one as its problems do, such as "receivers[0]"`);
    return inOrder(this.own.splice(before));
  }

  /**
   * A secret that stands in a field, or in the file that the field with `_file` behind it names.
   *
   * @param record what holds the field
   * @param place of the record
   */
  public secret(record: Json | undefined, place: string, field: string): SecretRef | undefined {
    if (record?.[field]) return this.secretAt(`${place}.${field}`);
    const path = record?.[`${field}_file`];
    if (!path) return undefined;
    const here = `${place}.${field}_file`;
    const bound = this.secretAt(here);
    if (bound !== undefined) return bound;
    if (ABSOLUTE.test(path)) return SecretRef.file(path);
    this.refuse(here, 'the path is relative, and says nothing where the monitoring runs', `say what it is: secrets: { ${shown(here)}: SecretRef.named(..) }`);
    return undefined;
  }

  /** Whether what is taken over verbatim holds no secret and names no file. What does was told. */
  public isVerbatim(value: unknown, place: string): boolean {
    if (this.isLeftOut(place)) return true;
    if (this.read.reader.secrets.includes(place)) {
      this.refuse(place, 'a secret of this kind cannot be handed over in a file', 'use another way to identify');
      return false;
    }
    if (Array.isArray(value)) return value.map((item, i) => this.isVerbatim(item, `${place}[${i}]`)).every(Boolean);
    if (typeof value !== 'object' || value === null) return true;
    return Object.entries(value).map(([key, inner]) => {
      const here = `${place}.${key}`;
      if (typeof inner === 'string' && inner !== '' && FILE_FIELD.test(key) && !WRITTEN.test(key) && !this.isLeftOut(here)) {
        this.refuse(here, 'it names a file, which is not there where the monitoring runs', 'use another way to identify');
        return false;
      }
      return this.isVerbatim(inner, here);
    }).every(Boolean);
  }

  /** The value without the places that are left out. */
  public kept<T>(value: T, place: string): T {
    if (Array.isArray(value)) return value.map((item, i) => [item, `${place}[${i}]`] as const).filter(([, here]) => !this.isLeftOut(here)).map(([item, here]) => this.kept(item, here)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner, place === '' ? key : `${place}.${key}`] as const)
      .filter(([, , here]) => !this.isLeftOut(here)).map(([key, inner, here]) => [key, this.kept(inner, here)])) as T;
  }

  /** The secret that was given for a place. */
  public secretAt(place: string): SecretRef | undefined {
    return this.options.secrets?.[place];
  }

  private tell(kind: FileProblemKind, place: string, message: string, remedy: string): void {
    this.own.push({ kind, file: this.read.file.name, ...this.read.file.position(this.read.reader.offset(place)), place, message, remedy });
  }
}
