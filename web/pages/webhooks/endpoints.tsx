import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { endpoints } from '../../api/webhooks.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import '../account/account.css';
import { OneEndpoint } from './endpoint.js';
import { MakeEndpoint } from './make-endpoint.js';
import './webhooks.css';

/** The endpoints of an organisation, or one's own, and a form for another. */
export function Endpoints({ organisationId }: { readonly organisationId: string | undefined }) {
  const { t } = useTranslation('webhooks');
  const { data, error, refetch } = useQuery(endpoints(organisationId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={6} />;
  return (
    <Stack gap="xl">
      {data.items.length === 0 && <Text>{t('none')}</Text>}
      <ul className="plain own-things">
        {data.items.map((endpoint) => (
          <OneEndpoint key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
      <MakeEndpoint organisationId={organisationId} />
    </Stack>
  );
}
