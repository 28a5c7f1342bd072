import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { mandates } from '../../api/programmes.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { useTitle } from '../../parts/use-title.js';
import { mandateRemembered } from './remember-mandate.js';

/** How often it is looked whether the provider has told of it by now. */
const everySeconds = 4;
const mostLooks = 15;

/** Where the provider leads whoever agreed to a Direct Debit, or did not: how it stands, and on to where they began it. */
export default function MandateReturn() {
  const { t } = useTranslation('arrive');
  const me = useMe();
  const [begun] = useState(mandateRemembered);
  const { data } = useQuery({
    ...mandates(begun?.organisationId ?? ''),
    enabled: Boolean(me) && begun !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.[0]?.state === 'requested' && state.dataUpdateCount < mostLooks && everySeconds * 1000,
  });
  const standing = data?.[0]?.state ?? 'unknown';
  const title = t(`mandate.${standing}.title`);
  useTitle(title);
  return (
    <Stack maw="36rem" align="flex-start" aria-live="polite">
      <FocusedTitle key={standing}>{title}</FocusedTitle>
      <Text>{t(`mandate.${standing}.body`)}</Text>
      <Button component={Link} to={begun?.from ?? '/'}>
        {t('mandate.on')}
      </Button>
    </Stack>
  );
}
