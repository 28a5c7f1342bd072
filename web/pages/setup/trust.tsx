import { Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expert } from '../../api/experts.js';
import { useProfile } from '../../api/setup.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Interests } from './interests.js';
import { Overseer } from './overseer.js';

/** Whose interests they have, and of a barefoot adviser who answers for them. */
export function Trust({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  return (
    <Stack gap="xl">
      <Stack>
        <Title order={3}>{t('interests.title')}</Title>
        <Text>{t('interests.lead')}</Text>
        <Interests />
        <SayAll expert={expert} />
      </Stack>
      {expert.kind === 'barefoot' && (
        <Stack>
          <Title order={3}>{t('overseer.title')}</Title>
          <Text>{t('overseer.lead')}</Text>
          <Overseer expert={expert} />
        </Stack>
      )}
    </Stack>
  );
}

function SayAll({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const locale = useLocale();
  const [zone] = useZone();
  const [says, setSays] = useState(false);
  const save = useProfile(expert, () => setSays(false));
  const { interests_declared_at: declared } = expert;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate({ interests_declared: true });
  };
  return (
    <form onSubmit={submit}>
      <Stack align="flex-start">
        {declared && <Text role="status">{t('interests.said', { day: date(dayIn(zone, declared), locale) })}</Text>}
        <Checkbox
          label={t('interests.say')}
          checked={says}
          onChange={(event) => setSays(event.currentTarget.checked)}
        />
        <Refused error={save.error} />
        <Button type="submit" variant="default" disabled={!says} loading={save.isPending}>
          {t('interests.save')}
        </Button>
      </Stack>
    </form>
  );
}
