import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { weekdayName } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { dayOfWeekday, type Span, type Week, type Weekday, weekdays } from './spans.js';
import { TypedSpans } from './typed-spans.js';

interface Props {
  readonly week: Week;
  readonly onDay: (day: Weekday, spans: readonly Span[]) => void;
  readonly onWeek: (week: Week) => void;
}

/** The same hours in words, to the minute: for whoever types, and for screen readers. */
export function TypedHours({ week, onDay, onWeek }: Props) {
  const { t } = useTranslation('hours');
  const locale = useLocale();
  const monday = week['1'];
  return (
    <Stack gap="sm">
      <Title order={3}>{t('typed.title')}</Title>
      <div className="typed-hours">
        {weekdays.map((day) => {
          const name = weekdayName(dayOfWeekday(day), locale, 'long');
          return (
            <Stack key={day} gap={4} component="fieldset" className="fields">
              <legend>{name}</legend>
              {week[day].length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('typed.closed')}
                </Text>
              )}
              <TypedSpans name={name} spans={week[day]} onSpans={(spans) => onDay(day, spans)} />
            </Stack>
          );
        })}
      </div>
      {monday.length > 0 && (
        <Group>
          <Button
            variant="default"
            onClick={() => onWeek({ ...week, '2': monday, '3': monday, '4': monday, '5': monday })}
          >
            {t('typed.copy')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
