import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

/** It goes back to the programme, for others; so it is asked twice. */
export function Decline({ voucherId }: { readonly voucherId: string }) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [isSure, setSure] = useState(false);
  const decline = useDeed(
    (_: undefined, key) => api.post(`/vouchers/${voucherId}/declining`, {}, key),
    () => queries.invalidateQueries({ queryKey: ['voucher', voucherId] }),
  );
  if (!isSure)
    return (
      <Group>
        <Button variant="subtle" color="brick" onClick={() => setSure(true)}>
          {t('offer.decline')}
        </Button>
      </Group>
    );
  return (
    <Stack gap="sm" role="group" aria-label={t('offer.decline')}>
      <Text>{t('offer.declineMeans')}</Text>
      <Refused error={decline.error} />
      <Group>
        <Button color="brick" loading={decline.isPending} onClick={() => decline.mutate(undefined)}>
          {t('offer.declineSure')}
        </Button>
        <Button variant="default" onClick={() => setSure(false)}>
          {common('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
