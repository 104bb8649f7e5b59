/** Addresses of the web that no reader can open, or that an example left behind. */
import { could, type Finding, must } from './finding.ts';

const OWN_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])$|\.(local|localhost|internal|test|invalid)$/;

/** RFC 2606: names that are nobody's. */
const EXAMPLE = /(^|\.)example(\.(com|org|net))?$/;

/** What an http or https address has against it; `what` names it: `The link https://…`. */
export function webFindings(place: Pick<Finding, 'file' | 'line'>, what: string, address: string): Finding[] {
  const url = URL.parse(address);
  if (url === null)
    return [must(place, `${what} is not a web address. Copy it from your browser, including https://.`)];
  const { hostname, protocol } = url;
  if (OWN_MACHINE.test(hostname)) return [must(place, `${what} points to your own machine, so readers can't open it.`)];
  if (EXAMPLE.test(hostname)) {
    return [must(place, `${what} is an example address. Replace it with yours.`)];
  }
  if (!hostname.includes('.')) return [must(place, `${what} is not a web address: "${hostname}" is not a host name.`)];
  const words = `${what} is not encrypted. Use https:// if the site supports it.`;
  return protocol === 'http:' ? [could(place, words)] : [];
}
