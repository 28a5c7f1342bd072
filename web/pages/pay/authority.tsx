import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Authority, authority } from '../../api/pay.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** Whether we write invoices in their name, in the words by which they let us. */
export function Invoicing({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('pay');
  const { data, error, refetch } = useQuery(authority(expertId));
  return (
    <Stack component="section" gap="md" aria-labelledby="invoicing">
      <Title order={2} id="invoicing">
        {t('invoicing.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && <Said expertId={expertId} standing={data} />}
    </Stack>
  );
}

function Said({ expertId, standing }: { readonly expertId: string; readonly standing: Authority }) {
  const { t } = useTranslation('pay');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  const queries = useQueryClient();
  const { given, since, wording, wording_version: version } = standing;
  const set = useMutation({
    mutationFn: () =>
      api.put<Authority>(`/experts/${expertId}/invoicing-authority`, { given: !given, wording_version: version }),
    onSuccess: (saved) => queries.setQueryData(authority(expertId).queryKey, saved),
  });
  return (
    <Stack align="flex-start">
      <Text fw={600} role="status">
        {t(given ? 'invoicing.given' : 'invoicing.not', {
          day: since ? date(dayIn(zone, since), locale) : '',
        })}
      </Text>
      <blockquote className="prose" style={{ margin: 0 }}>
        {say(wording)}
      </blockquote>
      <Refused error={set.error} />
      <Button variant="default" loading={set.isPending} onClick={() => set.mutate()}>
        {t(given ? 'invoicing.end' : 'invoicing.give')}
      </Button>
    </Stack>
  );
}
