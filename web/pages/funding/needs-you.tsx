import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationsTo, useMyScoring } from '../../api/applications.js';
import { useMe } from '../../api/me.js';
import { now } from '../../api/now.js';
import { invoices, programmesOfFunder } from '../../api/programmes.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import type { FunderOfMine } from './use-my-funders.js';

interface Needed {
  readonly key: string;
  readonly to: string;
  readonly words: string;
}

/** What waits for the reader: applications to score and to decide, drafts, and deposits that were asked for. */
export function NeedsYou({ funders }: { readonly funders: readonly FunderOfMine[] }) {
  const { t } = useTranslation('funding');
  const toScore = useToScore();
  const ofProgrammes = useOfProgrammes(funders);
  const all = [...(toScore ?? []), ...(ofProgrammes ?? [])];
  return (
    <Paper component="section" withBorder p="lg" aria-labelledby="now">
      <Stack gap="sm">
        <Title order={2} id="now">
          {t('needs.title')}
        </Title>
        {(!toScore || !ofProgrammes) && <Waiting lines={2} />}
        {toScore && ofProgrammes && all.length === 0 && <Text>{t('needs.nothing')}</Text>}
        <Stack component="ul" className="plain" gap="xs">
          {all.map(({ key, to, words }) => (
            <li key={key}>
              <Anchor component={Link} to={to}>
                {words}
              </Anchor>
            </li>
          ))}
        </Stack>
      </Stack>
    </Paper>
  );
}

function useToScore(): readonly Needed[] | undefined {
  const { t } = useTranslation('funding');
  const say = useBilingual();
  return useMyScoring()
    .data?.filter(({ scored_at }) => scored_at === null)
    .map(({ application_id: id, programme }) => ({
      key: id,
      to: `/funding/applications/${id}`,
      words: t('needs.score', { programme: say(programme.name) }),
    }));
}

/** Undefined until it is known. */
function useOfProgrammes(funders: readonly FunderOfMine[]): readonly Needed[] | undefined {
  const { t } = useTranslation('funding');
  const say = useBilingual();
  const steward = useMe()?.steward === true;
  const found = useQueries({ queries: funders.map(({ id }) => programmesOfFunder(id)) });
  const programmes = found.flatMap(({ data }) => data ?? []).filter(({ state }) => state !== 'closed');
  const asked = useQueries({ queries: programmes.map(({ id }) => applicationsTo(id)) });
  const bills = useQueries({ queries: programmes.map(({ id }) => invoices(id)) });
  if ([...found, ...asked, ...bills].some(({ isPending }) => isPending)) return undefined;
  const today = now().toISOString().slice(0, 10);
  return programmes.flatMap(({ id, name, state, decision }, index) => {
    const [programme, to] = [say(name), `/funding/programmes/${id}`];
    const waiting = (asked[index]?.data ?? []).filter((one) =>
      decision === 'panel' ? one.state === 'scored' : one.state === 'diagnosed',
    ).length;
    const fresh = (asked[index]?.data ?? []).filter((one) => one.state === 'submitted').length;
    const due = (bills[index]?.data ?? []).filter((one) => one.state === 'issued' && one.due_on <= today).length;
    const said = [
      state === 'draft' && { to, words: t('needs.draft', { programme }) },
      steward && fresh > 0 && { to: `${to}/applications`, words: t('needs.look', { programme, count: fresh }) },
      waiting > 0 && { to: `${to}/applications`, words: t('needs.decide', { programme, count: waiting }) },
      due > 0 && { to: `${to}/money`, words: t('needs.pay', { programme, count: due }) },
    ];
    return said.flatMap((one) => (one ? [{ ...one, key: `${id} ${one.words}` }] : []));
  });
}
