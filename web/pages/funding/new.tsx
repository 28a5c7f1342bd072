import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/api.js';
import { useMe } from '../../api/me.js';
import { now } from '../../api/now.js';
import { programme as programmeQuery, type Programme, type ProgrammeWritten } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { useDraft } from '../../parts/use-draft.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import '../../parts/records.css';
import { ProgrammeForm } from './programme-form.js';
import { newProgramme, writtenOf } from './typed-programme.js';
import { type FunderOfMine, useMyFunders } from './use-my-funders.js';

/** A draft of a programme: nobody sees it before it opens. */
export default function NewProgramme() {
  const { t } = useTranslation('funding');
  useTitle(t('new.title'));
  const me = useMe();
  const { isPending, items } = useMyFunders();
  if (me === null) return <SignInFirst />;
  const able = items.filter(({ mayChange }) => mayChange);
  return (
    <Stack gap="lg" maw="52rem">
      <div>
        <Title>{t('new.title')}</Title>
        <Text mt="xs">{t('new.lead')}</Text>
      </div>
      {isPending ? <Waiting lines={10} /> : able.length === 0 ? <Text>{t('new.nobody')}</Text> : <New able={able} />}
    </Stack>
  );
}

function New({ able }: { readonly able: readonly FunderOfMine[] }) {
  const { t } = useTranslation('funding');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const asked = able.find(({ id }) => id === address.get('of'));
  const [funderId, chooseFunder] = useState((asked ?? able[0])?.id ?? '');
  const [openedOn] = useState(() => now().toISOString().slice(0, 10));
  const [typed, write, forget] = useDraft('programme.new', newProgramme(openedOn));
  const create = useDeed(
    (written: ProgrammeWritten, key) => api.post<Programme>('/programmes', written, key),
    async (created) => {
      forget();
      queries.setQueryData(programmeQuery(created.id).queryKey, created);
      await queries.invalidateQueries({ queryKey: ['programmes'] });
      await navigate(`/funding/programmes/${created.id}`);
    },
  );
  return (
    <ProgrammeForm
      typed={typed}
      hasOpened={false}
      error={create.error}
      isPending={create.isPending}
      save={t('new.save')}
      onChange={write}
      onSave={() => create.mutate({ ...writtenOf(typed), funder_id: funderId })}
    >
      {able.length > 1 && (
        <NativeSelect
          aria-label={t('new.of')}
          value={funderId}
          onChange={({ currentTarget }) => chooseFunder(currentTarget.value)}
          data={able.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </ProgrammeForm>
  );
}
