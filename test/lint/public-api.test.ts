import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

/** What this test reads of a jsii assembly. */
interface Documented { readonly docs?: { readonly summary?: string; readonly default?: string } }
interface TypeReference { readonly union?: object; readonly collection?: { readonly elementtype: TypeReference } }
interface Value extends Documented { readonly name: string; readonly type: TypeReference; readonly optional?: boolean }
interface Callable extends Documented { readonly name?: string; readonly parameters?: Value[]; readonly returns?: { readonly type: TypeReference } }
interface Type extends Documented {
  readonly fqn: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly properties?: Value[];
  readonly methods?: Callable[];
  readonly initializer?: Callable;
}

const ASSEMBLY = join(__dirname, '../../.jsii');

/** What jsii lets through and this library does not: read from the assembly, so internal code is free. */
describe('the public API', () => {
  let types: Type[];
  beforeAll(() => {
    if (!existsSync(ASSEMBLY)) throw new Error('.jsii is missing: run npm run compile, then this test');
    types = Object.values(JSON.parse(readFileSync(ASSEMBLY, 'utf8')).types ?? {});
  });

  const isUnion = (type: TypeReference): boolean => Boolean(type.union || (type.collection && isUnion(type.collection.elementtype)));

  test('has no union', () => {
    const offences = types.flatMap((type) => [
      ...(type.properties ?? []).filter((property) => isUnion(property.type)).map((property) => `${type.fqn}.${property.name}`),
      ...[...(type.methods ?? []), ...(type.initializer ? [type.initializer] : [])]
        .filter(({ parameters, returns }) => (parameters ?? []).some((parameter) => isUnion(parameter.type)) || (returns && isUnion(returns.type)))
        .map((method) => `${type.fqn}.${method.name ?? 'constructor'}`),
    ]);
    expect(offences).toEqual([]);
  });

  test('says what each type, property and method is for', () => {
    const offences = types.flatMap((type) => [
      ...(type.docs?.summary ? [] : [type.fqn]),
      ...[...(type.properties ?? []), ...(type.methods ?? [])].filter((member) => !member.docs?.summary).map((member) => `${type.fqn}.${member.name}`),
    ]);
    expect(offences).toEqual([]);
  });

  test('says what happens without each optional property of a struct', () => {
    const offences = types.filter((type) => type.datatype).flatMap((type) => (type.properties ?? [])
      .filter((property) => property.optional && !property.docs?.default)
      .map((property) => `${type.fqn}.${property.name}`));
    expect(offences).toEqual([]);
  });
});
