import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Package, PackageWritten, Programme } from '../../api/programmes.js';
import { programme as programmeQuery } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { penceOf, wholeOf } from '../../parts/amounts.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useBilingual } from '../../words/use-bilingual.js';
import type { Funded } from './funded-page.js';

/** What can be applied for: so much money each, and where it is said so much work at most. */
export function Packages({ programme, mayChange }: Funded) {
  const { t } = useTranslation('funding');
  const { id, packages, state } = programme;
  const queries = useQueryClient();
  const show = (changed: Programme) => {
    queries.setQueryData(programmeQuery(id).queryKey, changed);
    return queries.invalidateQueries({ queryKey: ['programme', id] });
  };
  const retire = useMutation({
    mutationFn: (packageId: string) => api.delete<Programme>(`/programmes/${id}/packages/${packageId}`),
    onSuccess: show,
  });
  const isOpenToChange = mayChange && state !== 'closed';
  return (
    <Stack component="section" aria-labelledby="packages">
      <Title order={2} id="packages" tabIndex={-1}>
        {t('packages.title')}
      </Title>
      <Text>{t('packages.lead')}</Text>
      {packages.length === 0 && <Text fw={600}>{t('packages.none')}</Text>}
      <Stack component="ul" className="plain" gap="xs">
        {packages.map((one) => (
          <li key={one.id}>
            <Line one={one} {...(isOpenToChange && { onRetire: () => retire.mutate(one.id) })} />
          </li>
        ))}
      </Stack>
      <Refused error={retire.error} />
      {isOpenToChange && <Add id={id} onAdded={show} />}
    </Stack>
  );
}

function Line({ one, onRetire }: { readonly one: Package; readonly onRetire?: () => void }) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const say = useBilingual();
  return (
    <Group justify="space-between">
      <Text>
        <strong>{say(one.title)}</strong>, {inWords(one.value, common)}
        {one.minutes !== null && `, ${t('packages.hours', { hours: one.minutes / 60 })}`}
      </Text>
      {onRetire && (
        <Button variant="default" size="compact-md" className="wrapping" onClick={onRetire}>
          {t('packages.retire', { title: say(one.title) })}
        </Button>
      )}
    </Group>
  );
}

const nothing = { en: '', cy: '', value: '', hours: '' };

interface AddProps {
  readonly id: string;
  readonly onAdded: (changed: Programme) => Promise<void>;
}

function Add({ id, onAdded }: AddProps) {
  const { t } = useTranslation('funding');
  const [typed, setTyped] = useState(nothing);
  const add = useDeed(
    (one: PackageWritten, key) => api.post<Programme>(`/programmes/${id}/packages`, one, key),
    async (changed) => {
      setTyped(nothing);
      await onAdded(changed);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const hours = wholeOf(typed.hours);
    add.mutate({
      title: { en: typed.en.trim(), cy: typed.cy.trim() },
      value: { minor: penceOf(typed.value, 6) ?? 0 },
      minutes: typed.hours.trim() === '' ? null : (hours ?? 0) * 60,
    });
  };
  const faults = add.error instanceof Refusal ? add.error.faults() : {};
  const field = (name: keyof typeof nothing, fault: string | undefined) => ({
    label: t(`packages.${name === 'hours' ? 'hoursMost' : name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    error: fault,
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Title order={3}>{t('packages.new')}</Title>
        <div className="gathered">
          <TextInput {...field('en', faults['title/en'])} required maxLength={120} />
          <TextInput {...field('cy', faults['title/cy'])} required maxLength={120} lang="cy" />
          <TextInput {...field('value', faults['value/minor'])} required inputMode="decimal" leftSection="£" />
          <TextInput {...field('hours', faults.minutes)} inputMode="numeric" />
        </div>
        <Refused error={add.error} atFields={['title/en', 'title/cy', 'value/minor', 'minutes']} />
        <Button type="submit" variant="default" loading={add.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('packages.add')}
        </Button>
      </Stack>
    </form>
  );
}
