import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diary } from '../../api/diary.js';
import { ZoneField } from '../../parts/zone-field.js';
import { Orphans } from './orphans.js';
import { hoursOf, isSameWeek, type Span, type Week, type Weekday, weekdays, weekOf } from './spans.js';
import { TypedHours } from './typed-hours.js';
import { useDiaryChange } from './use-diary-change.js';
import { WeekGrid } from './week-grid.js';

/** The hours of a week, painted on a grid or typed: one and the same thing. */
export function WeekEditor({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation('hours');
  const saved = weekOf(diary.weekly);
  const [week, setWeek] = useState<Week>(saved);
  const [zone, setZone] = useState(diary.zone);
  const [isWhole, setWhole] = useState(false);
  const changing = useDiaryChange(diary.expert_id, (_, changed) => setWeek(weekOf(changed.weekly)));
  const isChanged = zone !== diary.zone || !isSameWeek(week, saved);
  const save = () =>
    changing.propose({
      kind: 'weekly_hours',
      zone,
      weekly: Object.fromEntries(weekdays.map((day) => [day, hoursOf(week[day])])),
    });
  const setDay = (day: Weekday, spans: readonly Span[]) => setWeek((standing) => ({ ...standing, [day]: spans }));
  return (
    <Stack component="section" gap="md" aria-labelledby="week">
      <Title order={2} id="week">
        {t('week.title')}
      </Title>
      <Text id="week-how">{t('week.how')}</Text>
      <ZoneField label={t('week.zone')} value={zone} onChange={setZone} />
      <WeekGrid week={week} isWhole={isWhole} onDay={setDay} />
      <Checkbox label={t('week.whole')} checked={isWhole} onChange={(event) => setWhole(event.currentTarget.checked)} />
      <TypedHours week={week} onDay={setDay} onWeek={setWeek} />
      <Orphans changing={changing} />
      {!changing.pending && (
        <Group gap="sm">
          <Button onClick={save} loading={changing.isPending} disabled={!isChanged}>
            {t('week.save')}
          </Button>
          {isChanged && (
            <Button
              variant="default"
              onClick={() => {
                setWeek(saved);
                setZone(diary.zone);
              }}
            >
              {t('week.undo')}
            </Button>
          )}
          <Text role="status">{!isChanged && changing.isDone ? t('saved', { ns: 'common' }) : ''}</Text>
        </Group>
      )}
    </Stack>
  );
}
