import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Diary } from '../../api/diary.js';
import { now } from '../../api/now.js';
import { instantOf } from '../../parts/wall-clock.js';
import { dayIn, shortDay, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { ChipList } from './chip-list.js';
import { Orphans } from './orphans.js';
import { useDiaryChange } from './use-diary-change.js';
import { useRemoval } from './use-removal.js';

const nothing = { first: '', last: '', from: '', to: '', reason: '' };

/** Being away: whole days, or from one time to another. */
export function TimeOff({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const { zone } = diary;
  const [openedAt] = useState(now);
  const [away, setAway] = useState(nothing);
  const [isBackwards, setBackwards] = useState(false);
  const changing = useDiaryChange(diary.expert_id, () => setAway(nothing));
  const removal = useRemoval((id) => `/experts/${diary.expert_id}/diary/time-off/${id}`);
  const set = (change: Partial<typeof nothing>) => setAway({ ...away, ...change });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const start = instantOf(zone, away.first, away.from || '00:00');
    const end = instantOf(zone, away.last || away.first, away.to || '24:00');
    setBackwards(end <= start);
    if (end > start) changing.propose({ kind: 'time_off', start, end, reason: away.reason });
  };
  const wordsOf = (one: Diary['time_off'][number]) => spanInWords(one, zone, locale);
  return (
    <Stack gap="md">
      <ChipList
        items={diary.time_off.filter(({ source }) => !source).map((one) => ({ id: one.id, words: wordsOf(one) }))}
        none={t('off.none')}
        isBusy={removal.isPending}
        onRemove={removal.mutate}
      />
      <FromCalendars diary={diary} />
      <Orphans changing={changing} />
      <form onSubmit={submit}>
        <Stack gap="sm">
          <div className="wide-fields">
            <TextInput
              type="date"
              label={t('off.first')}
              required
              min={dayIn(zone, openedAt)}
              value={away.first}
              onChange={(event) => set({ first: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('off.from')}
              value={away.from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('off.last')}
              min={away.first}
              value={away.last}
              onChange={(event) => set({ last: event.currentTarget.value })}
              error={isBackwards && t('off.backwards')}
            />
            <TextInput
              type="time"
              label={t('off.to')}
              value={away.to}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
          </div>
          <TextInput
            label={t('off.reason')}
            description={t('off.reasonRead')}
            maxLength={200}
            maw="30rem"
            value={away.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
          <Button type="submit" variant="default" loading={changing.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('off.add')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}

/** Read only: it is changed where it comes from. There may be thousands. */
function FromCalendars({ diary: { time_off: all, imported_time_off: count, zone } }: { readonly diary: Diary }) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const imported = all.filter(({ source }) => source);
  if (imported.length === 0) return null;
  return (
    <details className="from-calendars">
      <summary>{t('off.imported', { count })}</summary>
      <ChipList
        items={imported.slice(0, mostShown).map((one) => ({
          id: one.id,
          words: `${spanInWords(one, zone, locale)} (${one.source?.name ?? ''})`,
          isFixed: true,
        }))}
        none=""
        isBusy={false}
        onRemove={() => undefined}
      />
      {count > mostShown && <Text size="sm">{t('off.next', { count: mostShown })}</Text>}
      <Anchor component={Link} to="/advising/calendars">
        {t('off.calendars')}
      </Anchor>
    </details>
  );
}

const mostShown = 50;

/** `Mon 28 Dec – Thu 31 Dec: rest`, with times where it is not whole days. */
function spanInWords({ start, end, reason }: Diary['time_off'][number], zone: string, locale: string): string {
  const isWhole = timeIn(zone, start) === '00:00' && timeIn(zone, end) === '00:00';
  const lastMoment = isWhole ? new Date(Date.parse(end) - 1).toISOString() : end;
  const [first, last] = [start, lastMoment].map((instant) => {
    const day = shortDay(dayIn(zone, instant), locale);
    return isWhole ? day : `${day} ${timeIn(zone, instant)}`;
  });
  const span = first === last ? first : `${first} – ${last}`;
  return reason ? `${span}: ${reason}` : String(span);
}
