/** Leaves for a provider's page. Never answers, so that the button waits until the browser has gone. */
export function leaveFor(page: string): Promise<never> {
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload()); // who goes back sees how it stands
  location.assign(page);
  return new Promise(() => undefined);
}
