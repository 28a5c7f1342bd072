import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diary } from '../../api/diary.js';
import { now } from '../../api/now.js';
import { dayIn, shortDay } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { ChipList } from './chip-list.js';
import { Orphans } from './orphans.js';
import { hoursOf, type Span } from './spans.js';
import { TypedSpans } from './typed-spans.js';
import { useDiaryChange } from './use-diary-change.js';

/** Other hours on one date, or none. */
export function Overrides({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const [openedAt] = useState(now);
  const [date, setDate] = useState('');
  const [isClosed, setClosed] = useState(true);
  const [spans, setSpans] = useState<readonly Span[]>([{ from: 10 * 60, to: 12 * 60 }]);
  const changing = useDiaryChange(diary.expert_id, ({ kind }) => kind === 'override' && setDate(''));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    changing.propose({ kind: 'override', date, windows: isClosed ? [] : hoursOf(spans) });
  };
  const wordsOf = ({ date: day, windows }: Diary['overrides'][number]) => {
    const hours = windows.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
    return `${shortDay(day, locale)}: ${hours || t('overrides.closed')}`;
  };
  return (
    <Stack gap="md">
      <ChipList
        items={diary.overrides.map((one) => ({ id: one.date, words: wordsOf(one) }))}
        none={t('overrides.none')}
        isBusy={changing.isPending}
        onRemove={(day) => changing.propose({ kind: 'override_removal', date: day })}
      />
      <Orphans changing={changing} />
      <form onSubmit={submit}>
        <Stack gap="sm" align="flex-start">
          <TextInput
            type="date"
            label={t('overrides.date')}
            required
            min={dayIn(diary.zone, openedAt)}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <Checkbox
            label={t('overrides.isClosed')}
            checked={isClosed}
            onChange={(event) => setClosed(event.currentTarget.checked)}
          />
          {!isClosed && (
            <div className="typed-hours">
              <TypedSpans name={date ? shortDay(date, locale) : t('overrides.date')} spans={spans} onSpans={setSpans} />
            </div>
          )}
          <Button type="submit" variant="default" loading={changing.isPending}>
            {t('overrides.add')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
