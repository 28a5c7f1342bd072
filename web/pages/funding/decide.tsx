import { Alert, Button, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Application, Decision } from '../../api/applications.js';
import { now } from '../../api/now.js';
import type { Programme } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { dayIn } from '../../parts/when.js';
import { AwardPreview } from './award-preview.js';
import { useShown } from './use-application.js';

interface Props {
  readonly application: Application;
  readonly programme: Programme;
}

type Way = Decision['decision'];

/** What can be decided of an application as it stands: the line itself says who of those that wait is next. */
function waysOf({ state }: Application, { decision }: Programme): readonly Way[] {
  const ready = { 'first-come': '', panel: 'scored', members: 'diagnosed' }[decision];
  return state === ready ? ['offer', 'wait-list', 'reject'] : state === 'wait-listed' ? ['reject'] : [];
}

/** Writes down what a panel or the members decided. What an award is, is seen before it is offered. */
export function Decide({ application, programme }: Props) {
  const { t } = useTranslation('scoring');
  const ways = waysOf(application, programme);
  if (ways.length === 0) return null;
  return (
    <Stack component="section" aria-labelledby="decide">
      <Title order={2} id="decide">
        {t('decide.title')}
      </Title>
      <Form application={application} programme={programme} ways={ways} />
    </Stack>
  );
}

function Form({ application, programme, ways }: Props & { readonly ways: readonly Way[] }) {
  const { t } = useTranslation('scoring');
  const show = useShown();
  const [today] = useState(() => dayIn('Europe/London', now()));
  const nothing = { decision: ways[0] ?? 'reject', on: today, reference: '', reason: '' };
  const [typed, write, forget] = useDraft(`decision.${application.id}`, nothing);
  const [isSure, ask] = useState(false);
  const decide = useDeed(
    (decision: Decision, key) => api.post<Application>(`/applications/${application.id}/decision`, decision, key),
    async (decided) => {
      forget();
      await show(decided);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { reason, reference, ...rest } = typed;
    if (isSure)
      decide.mutate({ ...rest, reference: reference.trim(), ...(reason.trim() && { reason: reason.trim() }) });
    else ask(true);
  };
  const change = (changed: Partial<typeof typed>) => {
    ask(false);
    write({ ...typed, ...changed });
  };
  const faults = decide.error instanceof Refusal ? decide.error.faults() : {};
  const field = (name: 'on' | 'reference' | 'reason') => ({
    label: t(`decide.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    error: faults[name],
  });
  return (
    <form onSubmit={submit}>
      <Stack maw="40rem">
        <Radio.Group
          label={t('decide.what')}
          value={typed.decision}
          onChange={(chosen) => change({ decision: chosen })}
        >
          <Stack gap="xs" mt="xs">
            {ways.map((way) => (
              <Radio key={way} value={way} label={t(`decide.ways.${way}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {typed.decision === 'offer' && <AwardPreview application={application} programme={programme} />}
        <div className="gathered">
          <TextInput {...field('on')} type="date" required max={today} />
          <TextInput {...field('reference')} description={t('decide.referenceMeans')} required maxLength={140} />
        </div>
        <Textarea
          {...field('reason')}
          description={t('decide.reasonMeans')}
          required={typed.decision === 'reject'}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Refused error={decide.error} atFields={['on', 'reference', 'reason']} />
        {isSure && (
          <Alert color="marigold" role="status">
            <Text>{t(`decide.sure.${typed.decision}`)}</Text>
          </Alert>
        )}
        <Button
          type="submit"
          color={typed.decision === 'reject' ? 'brick' : 'teal'}
          loading={decide.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          {t(isSure ? `decide.do.${typed.decision}` : 'decide.look')}
        </Button>
      </Stack>
    </form>
  );
}
