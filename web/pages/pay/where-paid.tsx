import { Alert, Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { destination } from '../../api/pay.js';
import { Account } from './account.js';

/** One line where all is well, and more where something is to be done before money can come. */
export function WherePaid({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('pay');
  const { data } = useQuery(destination(expertId));
  if (data === undefined) return null;
  const link = (
    <Anchor component={Link} to="/advising/pay/to">
      {t(data === null ? 'to.choose' : 'to.look')}
    </Anchor>
  );
  if (data?.state === 'ready')
    return (
      <Group gap="md">
        <Text>
          {t('to.readyAt')} <Account destination={data} />
        </Text>
        {link}
      </Group>
    );
  return (
    <Alert color="marigold" variant="light">
      <Text>{t(data === null ? 'to.none' : `to.next.${data.next}`)}</Text>
      {link}
    </Alert>
  );
}
