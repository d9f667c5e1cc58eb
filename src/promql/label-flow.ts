import { LabelName } from './expression';
import { ABSENT, LabelFact, POSSIBLE, bothFacts, eitherFact, maybeFact } from './label-fact';

/**
 * What Prometheus drops together when a value no longer is the metric's own
 * (schema.IsMetadataLabel; the latter two exist with the feature flag type-and-unit-labels only).
 */
const METADATA = ['__name__', '__type__', '__unit__'];

/**
 * The labels of an expression's series, as far as they are known. Immutable.
 *
 * @internal
 */
export class LabelFlow {
  /** Nothing is known. */
  public static readonly ANY = new LabelFlow(new Map(), true, false);
  /** No labels at all, as of a number. */
  public static readonly NONE = new LabelFlow(new Map(), false, false);

  /** The flow of labels that are listed, and of others or not. */
  public static of(facts: ReadonlyMap<string, LabelFact>, isOpen: boolean): LabelFlow {
    return LabelFlow.checked(new Map(facts), isOpen, false);
  }

  private static checked(facts: ReadonlyMap<string, LabelFact>, isOpen: boolean, isEmpty: boolean): LabelFlow {
    if (!isEmpty) {
      for (const fact of facts.values()) if (isContradiction(fact)) return new LabelFlow(facts, isOpen, true);
    }
    return new LabelFlow(facts, isOpen, isEmpty);
  }

  private constructor(
    private readonly facts: ReadonlyMap<string, LabelFact>,
    /** Whether there may be labels that are not named here. */
    public readonly isOpen: boolean,
    /** Whether no series can ever come out, because something contradicts itself. */
    public readonly isEmpty: boolean,
  ) {}

  /** What is known of a label; `__name__` is the metric's name. */
  public of(label: string): LabelFact {
    return this.facts.get(label) ?? (this.isOpen ? POSSIBLE : ABSENT);
  }

  /** The labels of which more is known than of the rest, sorted. */
  public get names(): readonly string[] {
    return [...this.facts.keys()].sort();
  }

  /** With another fact about one label. */
  public with(label: string, fact: LabelFact): LabelFlow {
    return new LabelFlow(new Map(this.facts).set(label, fact), this.isOpen, this.isEmpty || isContradiction(fact));
  }

  /** With other facts about some labels. */
  public withAll(facts: ReadonlyMap<string, LabelFact>): LabelFlow {
    const all = this.facts.size === 0 ? facts : new Map([...this.facts, ...facts]);
    return LabelFlow.checked(all, this.isOpen, this.isEmpty);
  }

  /** Only the listed labels. */
  public keep(labels: LabelList): LabelFlow {
    const facts = new Map<string, LabelFact>();
    if (labels.isPartial) {
      for (const [label, fact] of this.facts) facts.set(label, maybeFact(fact));
    }
    for (const label of labels.names) facts.set(label, this.of(label));
    return new LabelFlow(facts, labels.isPartial && this.isOpen, this.isEmpty);
  }

  /** Without the listed labels. */
  public drop(labels: LabelList): LabelFlow {
    const facts = new Map<string, LabelFact>();
    for (const [label, fact] of this.facts) facts.set(label, labels.isPartial ? maybeFact(fact) : fact);
    for (const label of labels.names) {
      if (this.isOpen) facts.set(label, ABSENT);
      else facts.delete(label);
    }
    return new LabelFlow(facts, this.isOpen, this.isEmpty);
  }

  /** Without the metric's name. */
  public dropName(): LabelFlow {
    if (!this.isOpen && !METADATA.some((label) => this.facts.has(label))) return this;
    if (this.isOpen && METADATA.every((label) => this.facts.get(label) === ABSENT)) return this;
    return this.drop({ names: METADATA, isPartial: false });
  }

  /** With any label added to series that do not have it; the metric's name stays. */
  public opened(): LabelFlow {
    const facts = new Map([...this.facts].filter(([, fact]) => fact.presence === 'certain'));
    for (const label of METADATA) facts.set(label, this.of(label));
    return new LabelFlow(facts, true, this.isEmpty);
  }

  /** What is known when a series comes from either of two sides. */
  public or(other: LabelFlow): LabelFlow {
    if (this.isEmpty || this === other) return other;
    if (other.isEmpty) return this;
    const facts = new Map<string, LabelFact>();
    for (const label of [...this.facts.keys(), ...other.facts.keys()]) facts.set(label, eitherFact(this.of(label), other.of(label)));
    return new LabelFlow(facts, this.isOpen || other.isOpen, false);
  }

  /** What is known when a series has, in the listed labels, the same values as one of the other side. */
  public matchedOn({ names }: LabelList, other: LabelFlow): LabelFlow {
    const facts = new Map(this.facts);
    for (const label of names) facts.set(label, bothFacts(this.of(label), other.of(label)));
    return LabelFlow.checked(facts, this.isOpen, this.isEmpty || other.isEmpty);
  }

  /** What is known when a series has, in all labels but the listed ones and the metric's name, the same values as one of the other side. */
  public matchedIgnoring(ignored: LabelList, other: LabelFlow): LabelFlow {
    // What else is ignored is not known.
    if (ignored.isPartial) return other.isEmpty ? new LabelFlow(this.facts, this.isOpen, true) : this;
    const isIgnored = (label: string) => METADATA.includes(label) || ignored.names.includes(label);
    const facts = new Map(this.facts);
    for (const [label, fact] of other.facts) {
      if (!isIgnored(label)) facts.set(label, bothFacts(this.of(label), fact));
    }
    if (!other.isOpen) {
      for (const [label, fact] of this.facts) {
        if (!isIgnored(label)) facts.set(label, bothFacts(fact, other.of(label)));
        else if (fact === ABSENT) facts.delete(label);
      }
      for (const label of this.isOpen ? [...METADATA, ...ignored.names] : []) {
        if (this.of(label) !== ABSENT) facts.set(label, this.of(label));
      }
    }
    return LabelFlow.checked(facts, this.isOpen && other.isOpen, this.isEmpty || other.isEmpty);
  }
}

/**
 * Label names as a query lists them.
 *
 * @internal
 */
export interface LabelList {
  readonly names: readonly string[];
  /** Whether a Grafana variable stands for more of them. */
  readonly isPartial: boolean;
}

/**
 * The label names of `by (..)`, `on (..)` and their like.
 *
 * @internal
 */
export function labelList(labels: readonly LabelName[]): LabelList {
  return { names: labels.filter(({ isDynamic }) => !isDynamic).map(({ name }) => name), isPartial: labels.some(({ isDynamic }) => isDynamic) };
}

function isContradiction({ presence, values }: LabelFact): boolean {
  return presence === 'certain' && values?.length === 0;
}
