/** The links in mails: absolute, on `PUBLIC_URL`. A token is a JWT, whose letters all may stand in a URL (RFC 7515, 3.1). */
export function link(publicUrl: string, path: `/${string}`, token: string): string {
  return `${publicUrl}${path}?token=${token}`;
}
