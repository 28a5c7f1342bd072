import { Badge, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Voucher } from '../../api/vouchers.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import './voucher.css';

export function VoucherState({ state }: Pick<Voucher, 'state'>) {
  const { t } = useTranslation('voucher');
  const colour = state === 'active' ? 'leaf' : state === 'offered' ? 'marigold' : 'gray';
  return (
    <Badge variant="light" color={colour}>
      {t(`states.${state}`)}
    </Badge>
  );
}

/** What is left of a voucher, what is set aside, and what is spent. */
export function Figures({ voucher }: { readonly voucher: Voucher }) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { value, left, reserved, drawn, minutes, expires_at } = voucher;
  const share = (part: Voucher['left']) => (100 * part.minor) / Math.max(1, value.minor);
  const said = { left, reserved, drawn };
  return (
    <>
      <Progress.Root size="xl" aria-hidden>
        <Progress.Section value={share(drawn)} color="teal" />
        <Progress.Section value={share(reserved)} color="marigold" />
      </Progress.Root>
      <Group component="dl" gap="xl" className="figures">
        {(['left', 'reserved', 'drawn'] as const).map((part) => (
          <div key={part}>
            <dt>{t(part)}</dt>
            <dd>{inWords(said[part], common)}</dd>
          </div>
        ))}
      </Group>
      <Text size="sm">
        {t('of', { value: inWords(value, common), percent: voucher.funder_percent })}
        {minutes && ` ${t('minutes', { used: minutes.used, most: minutes.most })}`}
        {expires_at && ` ${t('until', { day: date(dayIn(zone, expires_at), locale) })}`}
      </Text>
    </>
  );
}
