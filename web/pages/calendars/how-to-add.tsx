import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const programs = ['apple', 'google', 'outlook'] as const;

/** What to press in the programs that most people have. */
export function HowToAdd() {
  const { t } = useTranslation('calendars');
  return (
    <Stack component="section" gap="sm" aria-labelledby="how">
      <Title order={2} id="how">
        {t('how.title')}
      </Title>
      <ul>
        {programs.map((program) => (
          <li key={program}>{t(`how.${program}`)}</li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {t('how.slow')} {t('how.twice')}
      </Text>
    </Stack>
  );
}
