export const needKinds = ['answer-request', 'record', 'confirm', 'accept', 'accept-voucher', 'score'] as const;
export type NeedKind = (typeof needKinds)[number];

/** Something that waits for a person. */
export interface Need {
  readonly kind: NeedKind;
  /** Of the booking, the voucher or the application. */
  readonly id: string;
  readonly title_en: string;
  readonly title_cy: string;
  /** With whom, or whose. */
  readonly about: string;
  /** After which it is too late, or happens by itself; null where it only waits. */
  readonly by: Date | null;
}
