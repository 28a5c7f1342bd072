import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { now } from '../../api/now.js';
import { useDeed } from '../../api/use-deed.js';
import { type NoShow, noShowOf, type Session } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** Saying that the client did not come, or what became of somebody's having said so. */
export function NoShowPart({ session }: { readonly session: Session }) {
  return session.no_show ? <Reported session={session} /> : <Report session={session} />;
}

function useTold(session: Session, send: (text: string, key: string) => Promise<NoShow>) {
  const queries = useQueryClient();
  return useDeed(send, async (told) => {
    queries.setQueryData(noShowOf(session.id).queryKey, told);
    await queries.invalidateQueries({ queryKey: ['booking', session.id] });
    await queries.invalidateQueries({ queryKey: ['bookings'] });
  });
}

/** Asked twice, as it goes against somebody. */
function Report({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const [isSure, setSure] = useState(false);
  const report = useTold(session, (_, key) =>
    api.post<NoShow>(`/bookings/${session.id}/no-show`, { side: 'client' }, key),
  );
  return (
    <Stack component="section" gap="sm" aria-labelledby="no-show">
      <Title order={2} id="no-show">
        {t('noShow.title')}
      </Title>
      <Text>{t('noShow.lead', { name: session.organisation.name })}</Text>
      <Refused error={report.error} />
      <Group gap="sm">
        {isSure ? (
          <>
            <Button color="brick.6" loading={report.isPending} onClick={() => report.mutate('')} autoFocus>
              {t('noShow.sure')}
            </Button>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('cancel', { ns: 'common' })}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setSure(true)}>
            {t('noShow.say')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Reported({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const locale = useLocale();
  const [zone] = useZone();
  const [openedAt] = useState(now);
  const { data: told, error, refetch } = useQuery(noShowOf(session.id));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!told) return <Waiting />;
  const { side, contest_by: by, contested, decision, settled_at: settled } = told;
  const isMine = side === 'adviser';
  const mayContest = isMine && !contested && !settled && new Date(by) > openedAt;
  return (
    <Stack component="section" gap="sm" aria-labelledby="no-show">
      <Title order={2} id="no-show">
        {t(isMine ? 'noShow.you' : 'noShow.they')}
      </Title>
      {!contested && !settled && <Text>{t('noShow.contestBy', { when: dayAndTime(zone, by, locale) })}</Text>}
      {contested && (
        <Text className="prose">
          {t('noShow.contested')} {contested.statement}
        </Text>
      )}
      {decision && <Text>{t(`noShow.${decision.decision}`)}</Text>}
      {settled && <Text>{t('noShow.settled', { when: dayAndTime(zone, settled, locale) })}</Text>}
      {mayContest && <Contest session={session} />}
    </Stack>
  );
}

function Contest({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const [statement, setStatement] = useState('');
  const contest = useTold(session, (text, key) =>
    api.post<NoShow>(`/bookings/${session.id}/no-show/contestation`, { statement: text }, key),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    contest.mutate(statement);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Textarea
          label={t('noShow.statement')}
          description={t('noShow.statementRead')}
          required
          maxLength={2000}
          autosize
          minRows={3}
          w="100%"
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
          error={contest.error instanceof Refusal && contest.error.faults().statement}
        />
        <Refused error={contest.error} atFields={['statement']} />
        <Button type="submit" loading={contest.isPending}>
          {t('noShow.contest')}
        </Button>
      </Stack>
    </form>
  );
}
