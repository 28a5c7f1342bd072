import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeMe } from '../../api/account.js';
import { api, Refusal } from '../../api/api.js';
import { type Me, me as meQuery, useMe } from '../../api/me.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { ZoneField } from '../../parts/zone-field.js';
import { languages } from '../../words/i18n.js';

export function AboutMe() {
  const me = useMe();
  return me ? <Form key={me.language} me={me} /> : null;
}

/** The language is that of letters and of this browser; the zone, that of letters and of what is shown here. */
function Form({ me }: { readonly me: Me }) {
  const { t, i18n } = useTranslation('me');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [, showIn] = useZone();
  const [typed, setTyped] = useState({ name: me.name, language: me.language, zone: me.zone });
  const save = useMutation({
    mutationFn: (changed: ChangeMe) => api.patch<Me>('/me', changed),
    onSuccess: async (changed) => {
      if (changed.zone !== me.zone) showIn(changed.zone);
      queries.setQueryData(meQuery.queryKey, changed);
      await i18n.changeLanguage(changed.language);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(typed);
  };
  const fault = save.error instanceof Refusal ? save.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('about.name')}
          autoComplete="name"
          required
          maxLength={200}
          maw="24rem"
          value={typed.name}
          onChange={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })}
          error={fault.name}
        />
        <Radio.Group
          label={t('about.language')}
          value={typed.language}
          onChange={(language) => setTyped({ ...typed, language })}
        >
          <Group mt={6}>
            {languages.map((language) => (
              <Radio key={language} value={language} label={common(`language.${language}`)} lang={language} />
            ))}
          </Group>
        </Radio.Group>
        <ZoneField
          label={t('about.zone')}
          value={typed.zone}
          onChange={(zone) => setTyped({ ...typed, zone })}
          error={fault.zone}
        />
        <Refused error={save.error} atFields={['name', 'language', 'zone']} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {common('save')}
          </Button>
          <Text role="status">{save.isSuccess && common('saved')}</Text>
        </Group>
      </Stack>
    </form>
  );
}
