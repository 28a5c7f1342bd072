import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { useMe, useMyOrganisations } from '../../api/me.js';
import { type Change, votesOn } from '../../api/policies.js';
import { Refused } from '../../parts/refused.js';
import { Sure } from '../steward/sure.js';
import { usePolicyDeed } from './use-policy-deed.js';

/** What whoever looks may do with a change: admins for their organisation, stewards for the co-op. */
export function ChangeDeeds({ change }: { readonly change: Change }) {
  const me = useMe();
  const mine = useMyOrganisations().data?.items.filter(({ my_role }) => my_role === 'admin') ?? [];
  const { state, proposed_by: proposer } = change;
  const isWithdrawable = state === 'proposed' || state === 'open';
  const isOurs = proposer ? mine.some(({ id }) => id === proposer.id) : me?.steward === true;
  return (
    <>
      {mine.length > 0 && isWithdrawable && <ForOrganisation change={change} organisations={mine} />}
      {isWithdrawable && isOurs && <Withdraw change={change} />}
      {me?.steward && state === 'passed' && <Decide change={change} />}
    </>
  );
}

interface ForProps {
  readonly change: Change;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

const votes = ['for', 'against', 'abstain'] as const;

/** Seconds it, or casts the one vote of an organisation, which stays as it was cast. */
function ForOrganisation({ change: { id, state, proposed_by: proposer }, organisations }: ForProps) {
  const { t } = useTranslation('policies');
  const cast = useQuery({ ...votesOn(id), enabled: state === 'open' }).data?.items ?? [];
  const [chosen, choose] = useState<string | null>(null);
  const done = state === 'proposed' ? [proposer?.id] : cast.map(({ organisation_id }) => organisation_id);
  const open = organisations.filter((one) => !done.includes(one.id));
  const organisation = open.find((one) => one.id === chosen) ?? open[0];
  const second = usePolicyDeed((organisation_id: string, key) =>
    api.post<Change>(`/policy-changes/${id}/seconding`, { organisation_id }, key),
  );
  const vote = usePolicyDeed((given: { organisation_id: string; vote: (typeof votes)[number] }, key) =>
    api.post<Change>(`/policy-changes/${id}/votes`, given, key),
  );
  if (!organisation) return <Text>{t(state === 'proposed' ? 'second.yours' : 'vote.done')}</Text>;
  const { id: organisation_id, name } = organisation;
  return (
    <Stack gap="sm">
      {open.length > 1 && (
        <NativeSelect
          label={t('vote.forWhom')}
          maw="24rem"
          value={organisation_id}
          onChange={(event) => choose(event.currentTarget.value)}
          data={open.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <Group gap="sm" align="flex-start">
        {state === 'proposed' ? (
          <Sure
            label={t('second.label', { name })}
            sure={t('second.sure')}
            onSure={() => second.mutate(organisation_id)}
            isPending={second.isPending}
            error={second.error}
          >
            <Text>{t('second.means')}</Text>
          </Sure>
        ) : (
          votes.map((one) => (
            <Sure
              key={one}
              label={t(`vote.${one}`, { name })}
              sure={t('vote.sure')}
              onSure={() => vote.mutate({ organisation_id, vote: one })}
              isPending={vote.isPending}
              error={vote.error}
              isQuiet={one !== 'for'}
            >
              <Text>{t('vote.means', { name, vote: t(`votes.${one}`) })}</Text>
            </Sure>
          ))
        )}
      </Group>
    </Stack>
  );
}

function Withdraw({ change: { id } }: { readonly change: Change }) {
  const { t } = useTranslation('policies');
  const withdraw = usePolicyDeed((_: undefined, key) => api.post<Change>(`/policy-changes/${id}/withdrawal`, {}, key));
  return (
    <Sure
      label={t('withdraw.label')}
      sure={t('withdraw.sure')}
      onSure={() => withdraw.mutate(undefined)}
      isPending={withdraw.isPending}
      error={withdraw.error}
      isHarm
      isQuiet
    >
      <Text>{t('withdraw.means')}</Text>
    </Sure>
  );
}

/** Writes down the decision behind what the members passed: then it is a figure. */
function Decide({ change: { id } }: { readonly change: Change }) {
  const { t } = useTranslation('policies');
  const [decision, setDecision] = useState('');
  const decide = usePolicyDeed((given: string, key) =>
    api.post<Change>(`/policy-changes/${id}/decision`, { decision: given }, key),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    decide.mutate(decision.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <TextInput
          label={t('decide.label')}
          description={t('decide.more')}
          required
          minLength={3}
          maxLength={500}
          value={decision}
          onChange={(event) => setDecision(event.currentTarget.value)}
          error={decide.error instanceof Refusal ? decide.error.faults().decision : undefined}
        />
        <Refused error={decide.error} atFields={['decision']} />
        <Button type="submit" loading={decide.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('decide.do')}
        </Button>
      </Stack>
    </form>
  );
}
