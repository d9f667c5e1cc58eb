import { CHECKS } from '../../src/checks';
import { FindingLevel, findingText } from '../../src/core';
import { Monitoring, MonitoringProps } from '../../src/model';
import { planOf, smallMonitoring } from '../fixture';

/**
 * One description, and what a person reads about it.
 */
export interface CheckCase {
  /** What is special about it. */
  readonly what: string;
  readonly props?: Partial<MonitoringProps>;
  /** What is added to a monitoring in which nothing is wrong. */
  readonly add?: (monitoring: Monitoring) => void;
  /** The findings of the check, as they are shown. @default - none */
  readonly finds?: string[];
  /** Findings of other checks, where one defect is two. @default - none */
  readonly others?: string[];
}

/**
 * The cases of one check, one list for each kind.
 */
export interface CheckCases {
  readonly good: CheckCase[];
  readonly bad: CheckCase[];
  /** The check has nothing to say about these. */
  readonly notApplicable: CheckCase[];
  /** Verbatim fields of the wrong kind: the check neither fails nor stays silent where it should speak. */
  readonly broken: CheckCase[];
}

/** Runs all cases of a check, through a real description and its rendered files. */
export function describeCheck(id: string, cases: CheckCases): void {
  const check = CHECKS.find((candidate) => candidate.id === id)!;

  describe(id, () => {
    describe.each(['good', 'bad', 'notApplicable', 'broken'] as const)('%s', (kind) => {
      test.each(cases[kind])('$what', ({ props, add, finds = [], others = [] }) => {
        const found = findingsOf(props, add);
        expect(found.filter((finding) => finding.id === id).map(findingText)).toEqual(finds);
        expect(found.filter((finding) => finding.id !== id).map(findingText)).toEqual(others);
      });
    });

    test('has cases that say something, and cases that do not', () => {
      expect(cases.good.concat(cases.notApplicable).flatMap(({ finds = [] }) => finds)).toEqual([]);
      for (const { finds = [] } of cases.bad) expect(finds).not.toEqual([]);
    });

    test('has its level, and is silent once acknowledged', () => {
      for (const { props, add } of cases.bad) {
        for (const finding of findingsOf(props, add).filter((f) => f.id === id)) expect(finding.level).toBe(check.level);
        const acknowledged = (monitoring: Monitoring) => {
          add?.(monitoring);
          monitoring.acknowledge(id, '*', 'the test says so');
        };
        expect(findingsOf(props, acknowledged).filter((finding) => finding.id === id)).toEqual([]);
      }
    });
  });
}

function findingsOf(props: CheckCase['props'], add: CheckCase['add']) {
  const monitoring = smallMonitoring(props);
  add?.(monitoring);
  // What somebody else's server leaves out is said with every plan, and no business of a check.
  return planOf(monitoring).findings.filter(({ level }) => level !== FindingLevel.INFO);
}
