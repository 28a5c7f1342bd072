import { useTranslation } from 'react-i18next';
import { usePolicyInForce } from '../../api/policy-in-force.js';
import { Waiting } from '../../parts/waiting.js';

/** Each kind, with the figure of the members' policy that says for how long, where one does. */
const kinds = {
  account: null,
  signIns: null,
  traces: 'sign_in_trace_days',
  keys: null,
  memberships: null,
  profile: null,
  standing: null,
  diary: null,
  bookings: 'lapsed_hold_days',
  meetings: 'meeting_days',
  messages: 'message_days',
  records: null,
  reviews: null,
  money: 'financial_years',
  support: 'financial_years',
  diagnostic: 'diagnostic_days',
  letters: 'letter_days',
  complaints: 'complaint_years',
  interests: null,
  equality: null,
  audit: null,
} as const;
const names = Object.keys(kinds) as (keyof typeof kinds)[];

/** What is kept, why, and for how long by the policy in force. */
export function KeptRecords() {
  const { t } = useTranslation('privacy');
  const retention = usePolicyInForce('retention');
  if (retention === undefined) return <Waiting lines={12} />;
  const spanOf = (name: keyof typeof kinds) => {
    const figure = kinds[name];
    if (figure === null) return '';
    const count = retention?.[figure];
    if (count === undefined) return t('asDecided');
    return t(figure.endsWith('years') ? 'years' : 'days', { count });
  };
  return (
    <table className="rows kept">
      <caption>{t('kept.caption')}</caption>
      <thead>
        <tr>
          {(['what', 'why', 'long'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`records.${name}.what`)}</th>
            <td>{t(`records.${name}.why`)}</td>
            <td>{t(`records.${name}.long`, { span: spanOf(name) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
