/** The links in mails: absolute, on `PUBLIC_URL`. */
export function link(publicUrl: string, path: `/${string}`, token: string): string {
  return `${publicUrl}${path}?token=${encodeURIComponent(token)}`;
}
