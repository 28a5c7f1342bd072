import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/applications.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** What was decided, when, by which minutes and why; and an appeal against it. */
export function Decided({ application: { decision, appeal } }: { readonly application: Application }) {
  const { t } = useTranslation('scoring');
  const locale = useLocale();
  if (!decision) return null;
  const { on, reference, reason } = decision;
  return (
    <Stack component="section" gap="xs" aria-labelledby="decided">
      <Title order={2} id="decided">
        {t('decided.title')}
      </Title>
      {on && reference && <Text>{t('decided.on', { day: date(on, locale), reference })}</Text>}
      {reason && <Text className="prose">{reason}</Text>}
      {appeal && (
        <>
          <Title order={3}>{t('decided.appeal')}</Title>
          <Text className="prose">{appeal.statement}</Text>
          <Text fw={600}>{t(`decided.appeals.${appeal.decision ?? 'open'}`)}</Text>
          {appeal.reason && <Text className="prose">{appeal.reason}</Text>}
        </>
      )}
    </Stack>
  );
}
