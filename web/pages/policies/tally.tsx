import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.js';
import { type Change, votesOn } from '../../api/policies.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';

const votes = ['for', 'against', 'abstain'] as const;

/** One vote of each organisation, counted, and whether enough have voted. */
export function Tally({ change: { id, votes: tally, quorum } }: { readonly change: Change }) {
  const { t } = useTranslation('policies');
  const me = useMe();
  const cast = tally.for + tally.against + tally.abstain;
  return (
    <div>
      {cast > 0 && (
        <div className="tally" aria-hidden>
          {votes.map((vote) => (
            <span key={vote} data-vote={vote} style={{ width: `${(100 * tally[vote]) / cast}%` }} />
          ))}
        </div>
      )}
      <Text>
        {votes.map((vote) => t(`tally.${vote}`, { count: tally[vote] })).join(' · ')}
        {quorum !== null && ` · ${t(cast >= quorum ? 'tally.enough' : 'tally.wanted', { cast, quorum })}`}
      </Text>
      {me && cast > 0 && <WhoVoted id={id} />}
    </div>
  );
}

function WhoVoted({ id }: { readonly id: string }) {
  const { t } = useTranslation('policies');
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({ ...votesOn(id), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('tally.who')}</summary>
      <Refused error={error} />
      {isOpen && !data && !error && <Waiting lines={2} />}
      <ul>
        {data?.items.map(({ organisation_id, name, vote }) => (
          <li key={organisation_id}>
            {name}: {t(`votes.${vote}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
