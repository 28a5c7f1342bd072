import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';
import type { NewProfile } from '../../api/setup.js';
import { useDeed } from '../../api/use-deed.js';
import { myExpert } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { ZoneField } from '../../parts/zone-field.js';

const kinds = ['barefoot', 'specialist'] as const;

/** The first step: what kind of adviser, and under which name. */
export function Begin({ name: first }: { readonly name: string }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const [here] = useZone();
  const [kind, setKind] = useState<NewProfile['kind']>('barefoot');
  const [name, setName] = useState(first);
  const [zone, setZone] = useState(here);
  const create = useDeed(
    (written: NewProfile, key) => api.post<Expert>('/experts', written, key),
    (expert) => {
      queries.setQueryData(myExpert.queryKey, expert);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate({ kind, name: name.trim(), zone });
  };
  const fault = create.error instanceof Refusal ? create.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <Radio.Group label={t('begin.kind')} value={kind} onChange={setKind} error={fault.kind}>
          <Stack gap="sm" mt={6}>
            {kinds.map((one) => (
              <Radio.Card key={one} value={one} p="md">
                <Group wrap="nowrap" align="flex-start">
                  <Radio.Indicator mt={4} />
                  <div>
                    <Text fw={600}>{t(`kinds.${one}`)}</Text>
                    <Text size="sm">{t(`kindsMean.${one}`)}</Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('words.name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fault.name}
        />
        <ZoneField label={t('begin.zone')} value={zone} onChange={setZone} error={fault.zone} />
        <Refused error={create.error} atFields={['kind', 'name', 'zone']} />
        <Button type="submit" loading={create.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('begin.go')}
        </Button>
      </Stack>
    </form>
  );
}
