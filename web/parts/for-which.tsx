import { Anchor, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type MyOrganisation, useMe, useMyOrganisations } from '../api/me.js';

interface Which {
  readonly isPending: boolean;
  readonly bookable: readonly MyOrganisation[];
  readonly id: string | undefined;
  readonly choose: (id: string) => void;
}

/** For which of their organisations somebody acts who may book for it: the first, until they choose another. */
export function useForWhich(): Which {
  const me = useMe();
  const [chosen, choose] = useState<string>();
  const { data, isPending } = useMyOrganisations();
  const bookable = (data?.items ?? []).filter(({ my_role: role }) => role === 'booker' || role === 'admin');
  return { isPending: Boolean(me) && isPending, bookable, id: chosen ?? bookable[0]?.id, choose };
}

/** Nothing to choose where there is one; and who has none is shown how to found one. */
export function ForWhich({ bookable, id, choose }: Which) {
  const { t } = useTranslation();
  if (bookable.length === 0)
    return (
      <Text>
        {t('forWhich.none')}{' '}
        <Anchor component={Link} to="/start" underline="always">
          {t('forWhich.found')}
        </Anchor>
      </Text>
    );
  if (bookable.length === 1) return <Text size="sm">{t('forWhich.one', { name: bookable[0]?.name })}</Text>;
  return (
    <NativeSelect
      label={t('forWhich.label')}
      value={id}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={bookable.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}
