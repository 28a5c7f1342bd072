import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Destination, destination, type DestinationChosen } from '../../api/pay.js';
import { Refused } from '../../parts/refused.js';

interface Props {
  readonly expertId: string;
  readonly current: Destination | null;
  readonly onDone: () => void;
  readonly onLeave?: () => void;
}

const rails = ['gocardless', 'bank-file', 'stripe'] as const;
const fields = ['account_name', 'sort_code', 'account_number'] as const;

/** One of three ways to be paid; two of them need a bank account. */
export function ChooseDestination({ expertId, current, onDone, onLeave }: Props) {
  const { t } = useTranslation('pay');
  const queries = useQueryClient();
  const [rail, setRail] = useState<Destination['rail']>(current?.rail ?? 'gocardless');
  const [typed, setTyped] = useState({ account_name: current?.account_name ?? '', sort_code: '', account_number: '' });
  const choose = useMutation({
    mutationFn: (chosen: DestinationChosen) => api.put<Destination>(`/experts/${expertId}/payout-destination`, chosen),
    onSuccess: (changed) => {
      queries.setQueryData(destination(expertId).queryKey, changed);
      onDone();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    choose.mutate(rail === 'stripe' ? { rail } : { rail, ...typed });
  };
  const fault = choose.error instanceof Refusal ? choose.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <Radio.Group label={t('to.how')} value={rail} onChange={setRail} error={fault.rail}>
          <Stack gap="sm" mt={6}>
            {rails.map((one) => (
              <Radio.Card key={one} value={one} p="md">
                <Group wrap="nowrap" align="flex-start">
                  <Radio.Indicator mt={4} />
                  <div>
                    <Text fw={600}>{t(`rails.${one}`)}</Text>
                    <Text size="sm">{t(`railsMean.${one}`)}</Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {rail !== 'stripe' && (
          <div className="wide-fields" style={{ alignItems: 'start' }}>
            {fields.map((name) => (
              <TextInput
                key={name}
                label={t(`to.${name}`)}
                required
                autoComplete="off"
                inputMode={name === 'account_name' ? 'text' : 'numeric'}
                maxLength={name === 'account_name' ? 70 : 20}
                placeholder={name === 'sort_code' ? '12-34-56' : undefined}
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
                error={fault[name]}
              />
            ))}
          </div>
        )}
        <Refused error={choose.error} atFields={['rail', ...fields]} />
        <Group gap="sm">
          <Button type="submit" loading={choose.isPending}>
            {t('to.save')}
          </Button>
          {onLeave && (
            <Button variant="default" onClick={onLeave}>
              {t('cancel', { ns: 'common' })}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
