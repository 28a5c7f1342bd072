import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMyOrganisations } from '../../api/me.js';
import { Refused } from '../../parts/refused.js';

export function Organisations() {
  const { t } = useTranslation('me');
  const { data, error, refetch } = useMyOrganisations();
  return (
    <Stack gap="sm">
      <Refused error={error} retry={() => void refetch()} />
      {data?.items.length === 0 && <Text>{t('organisations.none')}</Text>}
      <ul className="plain own-things">
        {data?.items.map(({ id, name, my_role: role }) => (
          <li key={id}>
            <Anchor component={Link} to={`/organisations/${id}`} underline="always">
              {name}
            </Anchor>
            , {t(`organisations.roles.${role}`)}
          </li>
        ))}
      </ul>
      <Anchor component={Link} to="/start" underline="always">
        {t('organisations.start')}
      </Anchor>
    </Stack>
  );
}
