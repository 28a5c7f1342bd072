import type { Figures, NewPolicy, PolicyName } from '../../api/policies.js';
import { penceOfMuch } from './amounts.js';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
export type Field = Extract<KeysOf<NewPolicy['value']>, string>;
export type Figure = Figures[string];

const units = ['minor', 'percent', 'days', 'hours', 'minutes', 'months', 'years'] as const;
export type Unit = (typeof units)[number] | 'boolean' | 'text' | 'number';

/** What a figure is counted in, which its name ends with. */
export function unitOf(field: string, figure: Figure): Unit {
  if (typeof figure === 'boolean') return 'boolean';
  if (typeof figure === 'string') return 'text';
  const name = field === 'decide_hours_before' ? 'hours' : field;
  return units.find((unit) => name === unit || name.endsWith(`_${unit}`)) ?? 'number';
}

export function fieldsOf(value: Figures): readonly [Field, Figure][] {
  return Object.entries(value) as [Field, Figure][];
}

/** As it is typed: `12.60` of 1260 pence. */
export function textOf(field: string, figure: Figure): string {
  return unitOf(field, figure) === 'minor' ? (Number(figure) / 100).toFixed(2) : String(figure);
}

/** What was typed, in the shape that the figure has now; undefined of what cannot be read. */
export function figureOf(field: string, now: Figure, text: string): Figure | undefined {
  switch (unitOf(field, now)) {
    case 'boolean':
      return text === 'true';
    case 'text':
      return text.trim();
    case 'minor':
      return penceOfMuch(text);
    case 'percent':
      return /^\d{1,4}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : undefined;
    default:
      return /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
  }
}

/** All that was typed, or undefined where something of it cannot be read. */
export function figuresOf(now: Figures, typed: Readonly<Record<string, string>>): Figures | undefined {
  const read = fieldsOf(now).map(([field, figure]) => [field, figureOf(field, figure, typed[field] ?? '')] as const);
  if (read.some(([, figure]) => figure === undefined)) return undefined;
  return Object.fromEntries(read) as Figures;
}

export function typedOf(value: Figures): Record<string, string> {
  return Object.fromEntries(fieldsOf(value).map(([field, figure]) => [field, textOf(field, figure)]));
}

/** Which of the figures another value would change. */
export function differing(now: Figures, then: Figures): readonly Field[] {
  return fieldsOf(then).flatMap(([field, figure]) => (now[field] === figure ? [] : [field]));
}

/** What they are about; every name is in one of them. */
export const groups: Readonly<Record<'pay' | 'sessions' | 'vouchers' | 'money' | 'ourselves', readonly PolicyName[]>> =
  {
    pay: ['living-wage', 'floor', 'platform-fee', 'paid-work', 'pay', 'base-rate'],
    sessions: [
      ...(['cancellation-bands', 'clocks', 'free-introductions', 'group-sessions'] as const),
      ...(['disputes', 'time-credits', 'path-to-specialist'] as const),
    ],
    vouchers: ['vouchers', 'subsidy-control'],
    money: ['payment-rails', 'vat', 'invoices'],
    ourselves: ['decisions', 'retention'],
  };

export const groupNames = ['pay', 'sessions', 'vouchers', 'money', 'ourselves'] as const;
export const allNames: readonly PolicyName[] = groupNames.flatMap((group) => groups[group]);
