import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayName } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import {
  clockTime,
  closed,
  dayOfWeekday,
  opened,
  openIn,
  type Span,
  type Week,
  type Weekday,
  weekdays,
} from './spans.js';

interface Props {
  readonly week: Week;
  /** From midnight to midnight, rather than what is usual and what is open. */
  readonly isWhole: boolean;
  readonly onDay: (day: Weekday, spans: readonly Span[]) => void;
}

const step = 30;
const usual = { from: 8 * 60, to: 20 * 60 };

interface Cell {
  readonly day: Weekday;
  readonly from: number;
}

/** Half hours of a week. A pointer paints them by dragging; of keys, arrows move, space opens and closes, and shift paints on the way. */
export function WeekGrid({ week, isWhole, onDay }: Props) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const table = useRef<HTMLTableElement>(null);
  const painting = useRef<'open' | 'closed'>(undefined);
  const rows = rowsOf(week, isWhole);
  const [at, setAt] = useState<Cell>({ day: '1', from: 9 * 60 });
  const here = rows.includes(at.from) ? at : { day: at.day, from: rows[0] ?? 0 };

  const paint = ({ day, from }: Cell, as: 'open' | 'closed') =>
    onDay(day, (as === 'open' ? opened : closed)(week[day], { from, to: from + step }));
  const contrary = ({ day, from }: Cell) =>
    openIn(week[day], { from, to: from + step }) === 'open' ? 'closed' : 'open';

  const press = (event: PointerEvent) => {
    const cell = cellOf(event.target);
    if (!cell || event.button !== 0 || event.pointerType === 'touch') return; // a finger may only be scrolling
    painting.current = contrary(cell);
    setAt(cell);
    paint(cell, painting.current);
  };
  const tap = ({ target, nativeEvent }: MouseEvent) => {
    const cell = cellOf(target);
    if (!cell || (nativeEvent as globalThis.PointerEvent).pointerType !== 'touch') return;
    setAt(cell);
    paint(cell, contrary(cell));
  };
  const drag = (event: PointerEvent) => {
    if (!painting.current || event.buttons === 0) {
      painting.current = undefined;
      return;
    }
    const cell = cellOf(document.elementFromPoint(event.clientX, event.clientY));
    if (cell) paint(cell, painting.current);
  };
  const type = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      paint(here, contrary(here));
      return;
    }
    const next = moved(here, event.key, rows);
    if (!next) return;
    event.preventDefault();
    if (event.shiftKey)
      paint(next, openIn(week[here.day], { from: here.from, to: here.from + step }) === 'open' ? 'open' : 'closed');
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-day="${next.day}"][data-from="${next.from}"]`)?.focus();
  };
  return (
    <table
      ref={table}
      className="week-grid"
      role="grid"
      aria-label={t('week.grid')}
      aria-describedby="week-how"
      aria-multiselectable
      onPointerDown={press}
      onClick={tap}
      onPointerMove={drag}
      onPointerUp={() => (painting.current = undefined)}
      onKeyDown={type}
    >
      <colgroup>
        <col />
        <col span={7} />
      </colgroup>
      <thead>
        <tr>
          <td aria-hidden style={{ border: 0, background: 'none' }} />
          {weekdays.map((day) => (
            <th key={day} scope="col">
              <abbr title={weekdayName(dayOfWeekday(day), locale, 'long')} style={{ textDecoration: 'none' }}>
                {weekdayName(dayOfWeekday(day), locale, 'short')}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((from) => (
          <tr key={from} className={from % 60 === 0 ? 'hour' : undefined}>
            <th scope="row">
              {from % 60 === 0 ? clockTime(from) : <VisuallyHidden>{clockTime(from)}</VisuallyHidden>}
            </th>
            {weekdays.map((day) => (
              <HalfHour
                key={day}
                cell={{ day, from }}
                spans={week[day]}
                isHere={day === here.day && from === here.from}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HalfHourProps {
  readonly cell: Cell;
  readonly spans: readonly Span[];
  readonly isHere: boolean;
}

function HalfHour({ cell: { day, from }, spans, isHere }: HalfHourProps) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const open = openIn(spans, { from, to: from + step });
  const name = `${weekdayName(dayOfWeekday(day), locale, 'long')} ${clockTime(from)}`;
  return (
    <td
      role="gridcell"
      data-day={day}
      data-from={from}
      data-open={open}
      tabIndex={isHere ? 0 : -1}
      aria-selected={open === 'open'}
      aria-label={`${name}, ${t(`week.${open}`)}`}
    />
  );
}

function cellOf(target: EventTarget | null): Cell | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-from]') : null;
  if (!cell) return undefined;
  return { day: cell.dataset.day as Weekday, from: Number(cell.dataset.from) };
}

function moved({ day, from }: Cell, key: string, rows: readonly number[]): Cell | undefined {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];
  const index = weekdays.indexOf(day);
  switch (key) {
    case 'ArrowUp':
      return { day, from: Math.max(first, from - step) };
    case 'ArrowDown':
      return { day, from: Math.min(last, from + step) };
    case 'ArrowLeft':
      return { day: weekdays[Math.max(0, index - 1)] ?? day, from };
    case 'ArrowRight':
      return { day: weekdays[Math.min(6, index + 1)] ?? day, from };
    case 'Home':
      return { day, from: first };
    case 'End':
      return { day, from: last };
    default:
      return undefined;
  }
}

/** What is usual, and as far beyond it as anything is open. */
function rowsOf(week: Week, isWhole: boolean): number[] {
  const spans = Object.values(week).flat();
  const from = isWhole ? 0 : Math.min(usual.from, ...spans.map((span) => Math.floor(span.from / 60) * 60));
  const to = isWhole ? 1440 : Math.max(usual.to, ...spans.map((span) => Math.ceil(span.to / 60) * 60));
  return Array.from({ length: (to - from) / step }, (_, index) => from + index * step);
}
