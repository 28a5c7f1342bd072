import { Button, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diary } from '../../api/diary.js';
import { now } from '../../api/now.js';
import { dayIn, shortDay } from '../../parts/when.js';
import { ZoneField } from '../../parts/zone-field.js';
import { useLocale } from '../../words/i18n.js';
import { ChipList } from './chip-list.js';
import { Orphans } from './orphans.js';
import { useDiaryChange } from './use-diary-change.js';

/** Days in another zone, on which the same hours are read from the clock there. */
export function Travels({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const [openedAt] = useState(now);
  const [zone, setZone] = useState('Europe/Lisbon');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const changing = useDiaryChange(diary.expert_id, ({ kind }) => {
    if (kind !== 'travel') return;
    setFirst('');
    setLast('');
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    changing.propose({ kind: 'travel', zone, first_date: first, last_date: last || first });
  };
  const wordsOf = ({ zone: there, first_date, last_date }: Diary['travels'][number]) =>
    `${there.replaceAll('_', ' ')}: ${shortDay(first_date, locale)} – ${shortDay(last_date, locale)}`;
  return (
    <Stack gap="md">
      <ChipList
        items={diary.travels.map((one) => ({ id: one.id, words: wordsOf(one) }))}
        none={t('travel.none')}
        isBusy={changing.isPending}
        onRemove={(id) => changing.propose({ kind: 'travel_removal', id })}
      />
      <Orphans changing={changing} />
      <form onSubmit={submit}>
        <Stack gap="sm">
          <div className="wide-fields">
            <ZoneField label={t('travel.zone')} value={zone} onChange={setZone} />
            <TextInput
              type="date"
              label={t('travel.first')}
              required
              min={dayIn(diary.zone, openedAt)}
              value={first}
              onChange={(event) => setFirst(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('travel.last')}
              min={first}
              value={last}
              onChange={(event) => setLast(event.currentTarget.value)}
            />
          </div>
          <Button type="submit" variant="default" loading={changing.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('travel.add')}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}
