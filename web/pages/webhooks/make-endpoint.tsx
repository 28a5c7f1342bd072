import { Button, Checkbox, Group, Radio, Stack, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { endpoints, type EndpointWanted, eventTypes, type NewEndpoint } from '../../api/webhooks.js';
import { Refused } from '../../parts/refused.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { Secret } from './secret.js';

const nothing = { url: '', description: '', which: 'all' as 'all' | 'some', types: [] as string[] };

/** The secret of what was made is shown here, once. */
export function MakeEndpoint({ organisationId }: { readonly organisationId: string | undefined }) {
  const { t } = useTranslation('webhooks');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const make = useDeed(
    (wanted: EndpointWanted, key) => api.post<NewEndpoint>('/webhook-endpoints', wanted, key),
    () => {
      setTyped(nothing);
      return queries.invalidateQueries({ queryKey: endpoints(organisationId).queryKey });
    },
  );
  if (make.data) {
    const { description, secret } = make.data;
    return <Secret name={description || t('unnamed')} secret={secret} onKept={() => make.reset()} />;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { url, description, which, types } = typed;
    make.mutate({
      ...(organisationId !== undefined && { organisation_id: organisationId }),
      ...{ url: url.trim(), description: description.trim() },
      event_types: which === 'all' ? [] : (types as EndpointWanted['event_types']),
    });
  };
  const fault = make.error instanceof Refusal ? make.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem">
        <Title order={2}>{t('make.title')}</Title>
        <TextInput
          label={t('make.url')}
          description={t('make.urlHint')}
          type="url"
          required
          maxLength={500}
          value={typed.url}
          onChange={({ currentTarget }) => setTyped({ ...typed, url: currentTarget.value })}
          error={fault.url}
        />
        <TextInput
          label={t('make.description')}
          description={t('make.descriptionHint')}
          maxLength={200}
          value={typed.description}
          onChange={({ currentTarget }) => setTyped({ ...typed, description: currentTarget.value })}
          error={fault.description}
        />
        <Radio.Group label={t('make.which')} value={typed.which} onChange={(which) => setTyped({ ...typed, which })}>
          <Stack gap="xs" mt={6}>
            <Radio value="all" label={t('make.all')} />
            <Radio value="some" label={t('make.some')} />
          </Stack>
        </Radio.Group>
        {typed.which === 'some' && (
          <Types chosen={typed.types} onChange={(types) => setTyped({ ...typed, types })} error={fault.event_types} />
        )}
        <Refused error={make.error} atFields={['url', 'description', 'event_types']} />
        <Group>
          <Button type="submit" loading={make.isPending} disabled={typed.which === 'some' && typed.types.length === 0}>
            {t('make.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TypesProps {
  readonly chosen: string[];
  readonly onChange: (types: string[]) => void;
  readonly error: string | undefined;
}

function Types({ chosen, onChange, error }: TypesProps) {
  const { t } = useTranslation('webhooks');
  const bilingual = useBilingual();
  const known = useQuery(eventTypes);
  if (known.error) return <Refused error={known.error} retry={() => void known.refetch()} />;
  const types = known.data?.items.filter(({ type }) => type !== 'webhook.test') ?? [];
  return (
    <Checkbox.Group aria-label={t('make.some')} value={chosen} onChange={onChange} error={error}>
      <Stack gap="xs">
        {types.map(({ type, says }) => (
          <Checkbox key={type} value={type} label={<code>{type}</code>} description={bilingual(says)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
