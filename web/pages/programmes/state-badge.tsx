import { Badge, type BadgeProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedApplication } from '../../api/applications.js';
import { colourOf } from './colours.js';
import { useVoucherOf } from './use-voucher-of.js';

interface Props extends Pick<BadgeProps, 'size'> {
  readonly application: Pick<ListedApplication, 'id' | 'state' | 'organisation'>;
}

/** Where an application stands, to those who made it: an offered voucher is said to be accepted once it is. */
export function StateBadge({ application, size = 'md' }: Props) {
  const { t } = useTranslation('programmes');
  const { became } = useVoucherOf(application);
  const isOver = became === 'declined' || became === 'lapsed';
  return (
    <Badge variant="light" color={isOver ? 'gray' : colourOf(application.state)} size={size}>
      {became ? t(`became.${became}`) : t(`states.${application.state}`)}
    </Badge>
  );
}
