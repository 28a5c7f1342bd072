import { Button, Radio, Stack, Textarea, Title } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { AppealDecision, Application } from '../../api/applications.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useShown } from './use-application.js';

/** Another steward than the first decides whether a rejection stands. */
export function DecideAppeal({ application: { id, appeal } }: { readonly application: Application }) {
  const { t } = useTranslation('scoring');
  const show = useShown();
  const [typed, write, forget] = useDraft<AppealDecision>(`appeal-decision.${id}`, { decision: 'upheld', reason: '' });
  const decide = useDeed(
    (decision: AppealDecision, key) => api.post<Application>(`/applications/${id}/appeal/decision`, decision, key),
    async (decided) => {
      forget();
      await show(decided);
    },
  );
  if (!appeal || appeal.decided_at) return null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    decide.mutate({ ...typed, reason: typed.reason.trim() });
  };
  return (
    <section aria-labelledby="appeal">
      <form onSubmit={submit}>
        <Stack maw="40rem">
          <Title order={2} id="appeal">
            {t('appeal.title')}
          </Title>
          <Radio.Group
            label={t('appeal.what')}
            value={typed.decision}
            onChange={(decision) => write({ ...typed, decision })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="upheld" label={t('appeal.upheld')} />
              <Radio value="dismissed" label={t('appeal.dismissed')} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('appeal.reason')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={typed.reason}
            onChange={({ currentTarget }) => write({ ...typed, reason: currentTarget.value })}
            error={decide.error instanceof Refusal && decide.error.faults().reason}
          />
          <Refused error={decide.error} atFields={['reason']} />
          <Button type="submit" loading={decide.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('appeal.do')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
