import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.js';
import { myAddress, useMyAddress } from '../api/mail.js';
import { useDeed } from '../api/use-deed.js';
import { useLocale } from '../words/i18n.js';
import { Refused } from './refused.js';
import { useZone } from './use-zone.js';
import { dayAndTime } from './when.js';

/** Says to whom letters come back that they do, and how to mend it; of everybody else it is nothing. */
export function LettersComeBack() {
  const { t } = useTranslation('mail');
  const locale = useLocale();
  const [zone] = useZone();
  const queries = useQueryClient();
  const [isDone, setDone] = useState(false);
  const { data } = useMyAddress();
  const again = useDeed(
    (_: undefined, key) => api.post<undefined>('/me/address/redrive', {}, key),
    async () => {
      setDone(true);
      await queries.invalidateQueries({ queryKey: myAddress.queryKey });
    },
  );
  if (isDone) return <Text role="status">{t('mine.done')}</Text>;
  if (!data?.comes_back) return null;
  const { reason, since, held } = data.comes_back;
  return (
    <Alert color="brick" variant="light" role="group" aria-label={t('mine.title')} title={t('mine.title')}>
      <Stack gap="sm" align="flex-start">
        <Text>{t(`mine.${reason}`, { email: data.email, when: dayAndTime(zone, since, locale) })}</Text>
        {held > 0 && <Text>{t('mine.held', { count: held })}</Text>}
        <Text>{t('mine.mend')}</Text>
        <Refused error={again.error} />
        <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('mine.again')}
        </Button>
      </Stack>
    </Alert>
  );
}
