import { describe, expect, test } from '@jest/globals';
import type { ProgrammeId, VoucherId } from '../../kernel/id.js';
import { reportFields } from '../../vouchers/index.js';
import { changesBetween, hashOf, type ReportRow, reportOf, satisfactionOf, saysTheSame } from './report.js';
import { columnOf, columns, columnCodes, ratios, type ColumnCode } from './report-columns.js';

function row(voucherId: string, values: Partial<Record<ColumnCode, number | boolean | string>> = {}): ReportRow {
  const nothing = Object.fromEntries(columnCodes.map((code) => [code, null]));
  return {
    ...{ voucherId: voucherId as VoucherId, acceptedAt: '2031-05-01T12:00:00Z', organisation: `of ${voucherId}` },
    ...{ advisers: [], values: { ...nothing, ...values } as ReportRow['values'] },
  };
}

const rows = [
  row('a', { 'money.drawn': 10_000, 'delivery.contact': 90, 'delivery.reached-3-hours': true, 'outcome.jobs': -1 }),
  row('b', { 'money.drawn': 5_001, 'delivery.contact': 30, 'delivery.reached-3-hours': false }),
  row('c', { 'beneficiary.name': 'Nothing drawn' }),
];
const all = { fields: reportFields, currency: 'GBP', rows, satisfaction: 4.2, priorityGroups: null };

test('every field of a programme lets something be told, and everything told has its field', () => {
  const told = [...Object.values(columns), ...Object.values(ratios)].map(({ field }) => field);
  expect(new Set([...told, 'priority-groups'])).toEqual(new Set(reportFields));
});

test('everything is told in both languages', () => {
  for (const { label } of [...Object.values(columns), ...Object.values(ratios)]) {
    expect(label.en.length * label.cy.length).toBeGreaterThan(0);
  }
});

describe('a total', () => {
  test('is the sum of its rows, how many say yes, or a ratio of sums', () => {
    expect(reportOf(all).totals).toMatchObject({
      'money.drawn': 15_001,
      'delivery.reached-3-hours': 1,
      'outcome.jobs': -1,
      'money.cost-per-organisation': 7_501, // of two who drew, to the nearest penny
      'money.cost-per-hour': 7_501, // of two hours
      'money.paid': null,
      'outcome.satisfaction': 4.2,
    });
  });

  test('of nothing is nothing, and no unit of it costs anything', () => {
    expect(reportOf({ ...all, rows: [] }).totals).toMatchObject({
      ...{ 'money.drawn': 0, 'money.cost-per-organisation': null, 'money.cost-per-hour': null },
    });
  });

  test('that no row knows is not known', () => {
    const { totals } = reportOf({ ...all, rows: rows.slice(1) });
    expect(totals).toMatchObject({ 'outcome.jobs': null, 'delivery.reached-3-hours': 0 });
  });

  test('of satisfaction is told from five reviews on', () => {
    expect([4, 5].map((count) => satisfactionOf({ count, average: 4.2 }))).toEqual([null, 4.2]);
  });
});

test.each(reportFields)('a report of %s alone holds nothing else', (field) => {
  const { rows: told, totals } = reportOf({ ...all, fields: [field] });
  for (const code of told.flatMap(({ values }) => Object.keys(values) as ColumnCode[]))
    expect(columnOf(code).field).toBe(field);
  const fields = Object.keys(totals).map((code) => ({ ...columns, ...ratios })[code as ColumnCode].field);
  expect(new Set([...fields, field])).toEqual(new Set([field]));
});

test('who the people are is told where the programme asks for it', () => {
  const priorityGroups = [{ question: 'age', answer: '16-24', count: 5 }];
  expect(reportOf({ ...all, priorityGroups }).priorityGroups).toEqual(priorityGroups);
  expect(reportOf({ ...all, priorityGroups, fields: ['money-drawn'] }).priorityGroups).toBeNull();
});

describe('a restatement', () => {
  const before = reportOf(all);
  const name = { programmeId: 'p' as ProgrammeId, from: '2031-05-01', to: '2031-05-31', version: 1 };

  test('that says the same has the same hash, in whatever order it is kept', () => {
    const { rows: told, ...rest } = before;
    const backwards = JSON.parse(JSON.stringify({ ...rest, rows: told })) as typeof before;
    expect(hashOf(name, backwards)).toBe(hashOf(name, before));
    expect(saysTheSame(before, backwards)).toBe(true);
    expect(changesBetween(before, backwards)).toEqual({ totals: [], rows: 0 });
  });

  test('has a hash of its own, as has the same report of other days or of another programme', () => {
    const others = [{ version: 2 }, { from: '2031-05-02' }, { to: '2031-05-30' }, { programmeId: 'q' as ProgrammeId }];
    const hashes = [name, ...others.map((other) => ({ ...name, ...other }))].map((one) => hashOf(one, before));
    expect(new Set(hashes).size).toBe(5);
  });

  test('tells which totals it moved, and how many rows', () => {
    const after = reportOf({ ...all, rows: [...rows.toSpliced(1, 1, row('b', { 'money.drawn': 5_002 })), row('d')] });
    expect(saysTheSame(before, after)).toBe(false);
    expect(hashOf(name, after)).not.toBe(hashOf(name, before));
    const { totals, rows: changed } = changesBetween(before, after);
    expect(changed).toBe(2);
    expect(totals).toContainEqual({ total: 'money.drawn', before: 15_001, after: 15_002 });
    expect(totals.map(({ total }) => total)).not.toContain('outcome.jobs');
  });
});
