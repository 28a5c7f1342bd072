import type { Hours } from '../../api/diary.js';

/** Open time of a day, in minutes since midnight: in order, and never touching. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof weekdays)[number];
export type Week = Readonly<Record<Weekday, readonly Span[]>>;

/** `9`, `930`, `9:30`, `09.30` and `24:00` are times; everything else is undefined. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*$/.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const all = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && all <= 1440 ? all : undefined;
}

export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function opened(spans: readonly Span[], span: Span): readonly Span[] {
  return joined([...spans, span]);
}

export function closed(spans: readonly Span[], { from, to }: Span): readonly Span[] {
  return spans.flatMap((span) =>
    [
      { from: span.from, to: Math.min(span.to, from) },
      { from: Math.max(span.from, to), to: span.to },
    ].filter((rest) => rest.from < rest.to),
  );
}

/** In order, with those that touch made one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}

/** How much of a cell is open. */
export function openIn(spans: readonly Span[], { from, to }: Span): 'open' | 'part' | 'closed' {
  const minutes = spans.reduce((sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)), 0);
  return minutes === 0 ? 'closed' : minutes === to - from ? 'open' : 'part';
}

export function spansOf(hours: readonly Hours[]): readonly Span[] {
  return hours.map(({ opens, closes }) => ({ from: minutesOf(opens) ?? 0, to: minutesOf(closes) ?? 0 }));
}

export function hoursOf(spans: readonly Span[]): Hours[] {
  return spans.map(({ from, to }) => ({ opens: clockTime(from), closes: clockTime(to) }));
}

export function weekOf(weekly: Readonly<Record<string, readonly Hours[]>>): Week {
  return Object.fromEntries(weekdays.map((day) => [day, spansOf(weekly[day] ?? [])])) as unknown as Week;
}

export function isSameWeek(one: Week, other: Week): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** `2024-01-01` was a Monday: a day to take the name of a weekday from. */
export function dayOfWeekday(weekday: Weekday): string {
  return `2024-01-0${weekday}`;
}
