import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { AnswerProposal } from './answer-proposal.js';
import { NameMediator, NamePanel } from './name-settlers.js';
import { GiveSum } from './give-sum.js';
import { Say } from './say.js';
import { isTheirs, turnOf } from './turn.js';
import type { Sides } from './use-sides.js';
import { Withdraw } from './withdraw.js';

interface Props {
  readonly dispute: Dispute;
  readonly sides: Sides;
}

/** Where it stands, by when what is to happen, and what whoever looks can do about it. */
export function NextStep({ dispute, sides }: Props) {
  return (
    <Stack gap="lg">
      <Clock dispute={dispute} sides={sides} />
      <People dispute={dispute} />
      {dispute.state !== 'ended' && <Deeds dispute={dispute} sides={sides} />}
    </Stack>
  );
}

/** What comes next and by when, as it concerns whoever reads it; and how that goes. */
function Clock({ dispute, sides }: Props) {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { state, due_at, late, ended } = dispute;
  if (ended)
    return (
      <div>
        <Text>
          {t(`story.ended.${ended.outcome}`, { amount: inWords(ended.awarded, common) })}{' '}
          {dayAndTime(zone, ended.at, locale)}
        </Text>
        <Text>{t('moved')}</Text>
      </div>
    );
  const turn = turnOf(dispute, sides);
  return (
    <Stack gap="xs">
      {turn && due_at && (
        <Alert
          color={isTheirs(turn) ? 'marigold' : 'teal'}
          variant="light"
          title={t(isTheirs(turn) ? 'yours' : 'wait')}
        >
          <Text>{t(`turn.${turn}`, { when: dayAndTime(zone, due_at, locale) })}</Text>
          {late && <Text fw={600}>{t('late')}</Text>}
        </Alert>
      )}
      <Text>{t(`means.${state}`)}</Text>
    </Stack>
  );
}

/** Who settles it, and how far they are. */
function People({ dispute: { mediator, panel, proposal } }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const { t: common } = useTranslation();
  const word = (accepts: boolean | null) =>
    t(`answers.${accepts === null ? 'none' : accepts ? 'accepted' : 'refused'}`);
  if (!mediator && panel.length === 0 && !proposal) return null;
  return (
    <dl className="facts">
      {mediator && (
        <>
          <dt>{t('mediator')}</dt>
          <dd>{mediator.name}</dd>
        </>
      )}
      {proposal && (
        <>
          <dt>{t('proposal')}</dt>
          <dd>
            {t('toAdviser', { amount: inWords(proposal.awarded, common) })}
            <br />
            {t('answers.client', { answer: word(proposal.client_accepts) })}
            <br />
            {t('answers.adviser', { answer: word(proposal.adviser_accepts) })}
          </dd>
        </>
      )}
      {panel.map(({ user_id, name, round, has_voted }) => (
        <PanelSeat key={`${round} ${user_id}`} name={name} round={round} hasVoted={has_voted} />
      ))}
    </dl>
  );
}

interface SeatProps {
  readonly name: string;
  readonly round: number;
  readonly hasVoted: boolean;
}

function PanelSeat({ name, round, hasVoted }: SeatProps) {
  const { t } = useTranslation('disputes');
  return (
    <>
      <dt>{t(round === 2 ? 'panel.second' : 'panel.first')}</dt>
      <dd>{t(hasVoted ? 'panel.voted' : 'panel.waits', { name })}</dd>
    </>
  );
}

function Deeds({ dispute, sides: { side, isMediator, isToVote, isSteward } }: Props) {
  const { state, late, proposal, opened, panel } = dispute;
  const isOpen = state === 'open' || state === 'mediation';
  const isBeforePanel = state === 'panel' || state === 'appeal';
  const round = state === 'appeal' ? 2 : 1;
  const isSeated = panel.filter((one) => one.round === round && one.has_voted).length === 3;
  const mine = proposal && (side === 'client' ? proposal.client_accepts : proposal.adviser_accepts);
  const mayWithdraw = side === 'client' || opened.side === 'adviser';
  return (
    <>
      {isSteward && isOpen && <NameMediator dispute={dispute} />}
      {isSteward && !isSeated && (isBeforePanel || (isOpen && late)) && <NamePanel dispute={dispute} />}
      {isMediator && state === 'mediation' && <GiveSum dispute={dispute} as="mediator" />}
      {isToVote && isBeforePanel && <GiveSum dispute={dispute} as="panelist" />}
      {side && state === 'mediation' && (mine === null || (!proposal && late)) && <AnswerProposal dispute={dispute} />}
      {side && state === 'decided' && <Say dispute={dispute} isAppeal />}
      {side && state !== 'decided' && <Say dispute={dispute} />}
      {side && mayWithdraw && (isOpen || state === 'panel') && <Withdraw dispute={dispute} side={side} />}
    </>
  );
}
