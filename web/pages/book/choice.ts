/** What somebody wants to book: it is all in the address, so that signing in loses nothing of it. */
export interface Choice {
  readonly expertId: string;
  readonly offerId: string;
  readonly start: string;
}

export function pathToBook({ expertId, offerId, start }: Choice): string {
  return `/book/new?${new URLSearchParams({ adviser: expertId, offer: offerId, start })}`;
}

export function choiceOf(address: URLSearchParams): Choice {
  const [expertId = '', offerId = '', start = ''] = ['adviser', 'offer', 'start'].map(
    (name) => address.get(name) ?? '',
  );
  return { expertId, offerId, start };
}
