import { Anchor, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { api, Refusal } from '../../api/api.js';
import type { Offer } from '../../api/experts.js';
import type { Wait as Wanted, WaitingEntry } from '../../api/groups.js';
import { useMe } from '../../api/me.js';
import { useDeed } from '../../api/use-deed.js';
import { ForWhich, useForWhich } from '../../parts/for-which.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useZone } from '../../parts/use-zone.js';
import { instantOf } from '../../parts/wall-clock.js';
import { SignInForm } from '../account/sign-in-form.js';

interface Props {
  readonly expertId: string;
  readonly offer: Offer;
}

/** Where no time suits: in line for one that comes free within some days. */
export default function Wait({ expertId, offer }: Props) {
  const { t } = useTranslation('waiting');
  const { t: book } = useTranslation('book');
  const me = useMe();
  const which = useForWhich();
  const queries = useQueryClient();
  const [zone] = useZone();
  const [typed, write, forget] = useDraft(`wait.${offer.id}`, { from: '', to: '', needs: '' });
  const [mode, setMode] = useState(offer.modes[0] ?? 'video');
  const wait = useDeed(
    (wanted: Wanted, key) => api.post<WaitingEntry>(`/experts/${expertId}/waiting-list`, wanted, key),
    async () => {
      forget();
      await queries.invalidateQueries({ queryKey: ['waiting-list'] });
    },
  );
  const faults = wait.error instanceof Refusal ? wait.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const [from, to] = [instantOf(zone, typed.from, '00:00'), instantOf(zone, typed.to, '24:00')];
    if (which.id)
      wait.mutate({ ...{ offer_id: offer.id, organisation_id: which.id, from, to }, mode, needs: typed.needs.trim() });
  };
  if (wait.isSuccess)
    return (
      <Text role="status" fw={600}>
        {t('done', { place: wait.data.place })}{' '}
        <Anchor component={Link} to="/waiting">
          {t('see')}
        </Anchor>
      </Text>
    );
  return (
    <form onSubmit={submit}>
      <Stack align="stretch">
        <Group align="flex-start" grow>
          <TextInput
            type="date"
            label={t('from')}
            required
            value={typed.from}
            onChange={({ currentTarget }) => write({ ...typed, from: currentTarget.value })}
            error={faults.from}
          />
          <TextInput
            type="date"
            label={t('to')}
            required
            value={typed.to}
            onChange={({ currentTarget }) => write({ ...typed, to: currentTarget.value })}
            error={faults.to}
          />
        </Group>
        {offer.modes.length > 1 && (
          <NativeSelect
            label={t('mode')}
            value={mode}
            onChange={({ currentTarget }) => setMode(currentTarget.value as typeof mode)}
            data={offer.modes.map((value) => ({ value, label: book(`modes.${value}`) }))}
          />
        )}
        <Textarea
          label={t('needs')}
          rows={3}
          maxLength={2000}
          value={typed.needs}
          onChange={({ currentTarget }) => write({ ...typed, needs: currentTarget.value })}
          error={faults.needs}
        />
        {me && <ForWhich {...which} />}
        <Refused error={wait.error} atFields={['from', 'to', 'needs']} />
        {me && (
          <Button type="submit" loading={wait.isPending} disabled={!which.id}>
            {t('do')}
          </Button>
        )}
        {me === null && (
          <>
            <Text>{t('signIn')}</Text>
            <SignInForm />
          </>
        )}
      </Stack>
    </form>
  );
}
