/** Addresses of the web that no reader can open, or that an example left behind. */
import { could, type Finding, must } from './finding.ts';

const OWN_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])$|\.(local|localhost|internal|test|invalid)$/;

/** RFC 2606: names that are nobody's. */
const EXAMPLE = /(^|\.)example(\.(com|org|net))?$/;

/** What an http or https address has against it; `what` names it: `The link https://…`. */
export function webFindings(place: Pick<Finding, 'file' | 'line'>, what: string, address: string): Finding[] {
  const url = URL.parse(address);
  if (url === null) return [must(place, `${what} is no address: write it as your browser shows it, from https:// on.`)];
  const { hostname, protocol } = url;
  if (OWN_MACHINE.test(hostname)) return [must(place, `${what} leads to your own machine: a reader can't open it.`)];
  if (EXAMPLE.test(hostname)) {
    return [must(place, `${what} is only an example of an address: put yours in its place.`)];
  }
  if (!hostname.includes('.')) return [must(place, `${what} is no address: "${hostname}" is no name of a site.`)];
  const words = `${what} is not encrypted: if the site knows https://, write that.`;
  return protocol === 'http:' ? [could(place, words)] : [];
}
