import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { organisation } from '../../api/organisations.js';
import { Waiting } from '../../parts/waiting.js';

/** Those who book with the code, and those who look after the money and need none. */
export function WhoSpends({ organisationId }: { readonly organisationId: string }) {
  const { t } = useTranslation('voucher');
  const { data, error } = useQuery(organisation(organisationId));
  if (error) return null; // the rest of the page does not need it
  const named = (...roles: readonly string[]) =>
    data?.members.filter(({ role }) => roles.includes(role)).map(({ name }) => name) ?? [];
  const [free, byCode] = [named('admin'), named('booker')];
  return (
    <Stack component="section" gap="xs" aria-labelledby="who">
      <Title order={2} id="who">
        {t('who.title')}
      </Title>
      {!data && <Waiting lines={2} />}
      {free.length > 0 && <Text>{t('who.free', { names: free.join(', ') })}</Text>}
      {byCode.length > 0 && <Text>{t('who.byCode', { names: byCode.join(', ') })}</Text>}
    </Stack>
  );
}
