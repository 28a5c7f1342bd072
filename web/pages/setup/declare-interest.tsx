import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Interest, type InterestDeclared, myInterests } from '../../api/setup.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

const natures = ['employment', 'membership', 'financial', 'family', 'other'] as const;
const nothing = { organisation_name: '', nature: 'membership' as Interest['nature'], since: '' };

export function DeclareInterest() {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const declare = useDeed(
    (declared: InterestDeclared, key) => api.post<Interest>('/me/interests', declared, key),
    () => {
      setTyped(nothing);
      return queries.invalidateQueries({ queryKey: myInterests.queryKey });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    declare.mutate(typed);
  };
  const fault = declare.error instanceof Refusal ? declare.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <div className="wide-fields">
          <TextInput
            label={t('interests.whose')}
            required
            maxLength={120}
            value={typed.organisation_name}
            onChange={(event) => setTyped({ ...typed, organisation_name: event.currentTarget.value })}
            error={fault.organisation_name}
          />
          <NativeSelect
            label={t('interests.nature')}
            value={typed.nature}
            onChange={(event) => setTyped({ ...typed, nature: event.currentTarget.value as Interest['nature'] })}
            data={natures.map((nature) => ({ value: nature, label: t(`natures.${nature}`) }))}
          />
          <TextInput
            type="date"
            label={t('interests.from')}
            required
            value={typed.since}
            onChange={(event) => setTyped({ ...typed, since: event.currentTarget.value })}
            error={fault.since}
          />
        </div>
        <Refused error={declare.error} atFields={['organisation_name', 'since']} />
        <Button type="submit" variant="default" loading={declare.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('interests.declare')}
        </Button>
      </Stack>
    </form>
  );
}
