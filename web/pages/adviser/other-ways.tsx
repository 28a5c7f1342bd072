import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expert, Offer } from '../../api/experts.js';
import { Waiting } from '../../parts/waiting.js';

const Ask = lazy(() => import('../talk/ask.js'));
const Wait = lazy(() => import('../waiting/wait.js'));

interface Props {
  readonly expert: Expert;
  readonly offer: Offer | undefined;
}

/** For whom no time is right yet: ask first, or wait for one that comes free. Fetched when it is opened. */
export function OtherWays({ expert, offer }: Props) {
  const { t } = useTranslation('adviser');
  const [open, setOpen] = useState<'ask' | 'wait'>();
  const toggle = (which: 'ask' | 'wait') => setOpen((one) => (one === which ? undefined : which));
  return (
    <Stack component="section" gap="sm" aria-labelledby="other-ways">
      <Title order={2} id="other-ways">
        {t('ways.title')}
      </Title>
      <Text size="sm">{t('ways.body', { name: expert.name })}</Text>
      <Group gap="sm">
        <Button variant="default" aria-expanded={open === 'ask'} onClick={() => toggle('ask')}>
          {t('ways.ask')}
        </Button>
        {offer && offer.capacity === 1 && (
          <Button variant="default" aria-expanded={open === 'wait'} onClick={() => toggle('wait')}>
            {t('ways.wait')}
          </Button>
        )}
      </Group>
      <Suspense fallback={<Waiting lines={3} />}>
        {open === 'ask' && <Ask expert={expert} />}
        {open === 'wait' && offer && <Wait key={offer.id} expertId={expert.id} offer={offer} />}
      </Suspense>
    </Stack>
  );
}
