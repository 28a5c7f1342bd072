import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function Calendars() {
  const { t } = useTranslation('me');
  return (
    <Anchor component={Link} to="/me/calendars" underline="always">
      {t('calendars.open')}
    </Anchor>
  );
}
