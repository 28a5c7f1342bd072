import { Button, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/experts.js';
import { longDay, monthAfter, monthName, weekdayName, weeksOf } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

interface Props {
  readonly month: string;
  readonly today: string;
  readonly byDay: ReadonlyMap<string, readonly Slot[]>;
  readonly chosen: string | null;
  readonly isBusy: boolean;
  readonly onMonth: (month: string) => void;
  readonly onDay: (day: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month with dots for how many times of each day are free; arrow keys walk through its days. */
export function MonthCalendar({ month, today, byDay, chosen, isBusy, onMonth, onDay }: Props) {
  const { t } = useTranslation('adviser');
  const locale = useLocale();
  const table = useRef<HTMLTableElement>(null);
  const weeks = weeksOf(month);
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const from = (event.target as HTMLElement).dataset.day;
    if (!step || !from) return;
    event.preventDefault();
    const days = [...(table.current?.querySelectorAll<HTMLButtonElement>('button[data-day]') ?? [])];
    const to = days.findIndex(({ dataset }) => dataset.day === from) + step;
    days[Math.min(Math.max(to, 0), days.length - 1)]?.focus();
  };
  return (
    <div className="month" aria-busy={isBusy}>
      <Group justify="space-between" mb="xs">
        <Title order={3} aria-live="polite">
          {monthName(month, locale)}
        </Title>
        <Group gap={4}>
          <Button
            variant="default"
            size="sm"
            px={8}
            aria-label={t('previous')}
            disabled={month <= today.slice(0, 7)}
            onClick={() => onMonth(monthAfter(month, -1))}
          >
            <IconChevronLeft size={20} aria-hidden />
          </Button>
          <Button
            variant="default"
            size="sm"
            px={8}
            aria-label={t('next')}
            onClick={() => onMonth(monthAfter(month, 1))}
          >
            <IconChevronRight size={20} aria-hidden />
          </Button>
        </Group>
      </Group>
      <table ref={table} onKeyDown={walk}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                <abbr title={weekdayName(day, locale, 'long')}>{weekdayName(day, locale, 'short')}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  {day.startsWith(month) && (
                    <Day
                      day={day}
                      free={byDay.get(day)?.length ?? 0}
                      isChosen={day === chosen}
                      isToday={day === today}
                      onDay={onDay}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="sm" c="dimmed" mt="xs">
        {t('dots')}
      </Text>
    </div>
  );
}

interface DayProps {
  readonly day: string;
  readonly free: number;
  readonly isChosen: boolean;
  readonly isToday: boolean;
  readonly onDay: (day: string) => void;
}

function Day({ day, free, isChosen, isToday, onDay }: DayProps) {
  const { t } = useTranslation('adviser');
  const named = longDay(day, useLocale());
  return (
    <button
      type="button"
      data-day={day}
      aria-pressed={isChosen}
      aria-current={isToday ? 'date' : undefined}
      aria-disabled={free === 0}
      aria-label={free === 0 ? t('dayNone', { day: named }) : t('dayFree', { day: named, count: free })}
      onClick={() => free > 0 && onDay(day)}
    >
      {Number(day.slice(8))}
      <span className="dots" aria-hidden>
        {'•'.repeat(Math.min(3, Math.ceil(free / 4)))}
      </span>
    </button>
  );
}
