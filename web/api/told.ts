/** A fact that the server put into the page when it sent it. */
export function told(name: 'style-nonce' | 'has-session'): string {
  return document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? '';
}
