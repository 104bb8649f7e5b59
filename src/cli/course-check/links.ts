/** Links that lead nowhere, as far as can be told without the network, and links that do not say where they lead. */
import { DomUtils } from 'htmlparser2';
import { normalizeAddress } from '../../core/address.ts';
import { could, type Finding, must } from './finding.ts';
import { allIn, type Element, elementsIn } from './html.ts';
import { type DrawnLesson, placeIn, type ReadCourse, type ReadLesson } from './read-course.ts';

/** Links that say nothing to who reads only the links, as screen readers do, in the languages that are known here. */
const EMPTY_WORDS: Record<string, readonly string[]> = {
  en: ['click here', 'click', 'here', 'this link', 'link', 'read more', 'more', 'learn more', 'this page', 'this'],
  de: ['hier klicken', 'klicken sie hier', 'klick hier', 'hier', 'dieser link', 'link', 'weiterlesen', 'mehr'],
  fr: ['cliquez ici', 'ici', 'ce lien', 'lien', 'lire la suite', 'en savoir plus', 'plus'],
  es: ['haz clic aquí', 'clic aquí', 'aquí', 'este enlace', 'enlace', 'leer más', 'más'],
};

/** What is filled in for each reader: an address of the course's own. */
const FILLED_IN = /^\{\{\w+\}\}/;

/** What each link of the lesson has against it. */
export function linkFindings(lesson: ReadLesson, { language }: ReadCourse): Finding[] {
  const { drawn } = lesson;
  if (drawn === null) return [];
  return elementsIn(drawn.card, 'a').flatMap((link) => {
    const { href } = link.attribs;
    const words = DomUtils.textContent(link).replace(/\s+/g, ' ').trim();
    const place = placeIn(lesson, href || words);
    return [
      ...(href !== undefined && FILLED_IN.test(href) ? [] : addressFindings(place, { href: href ?? '', words, drawn })),
      ...wordFindings(place, link, { words, href: href ?? '', language }),
    ];
  });
}

type Place = Pick<Finding, 'file' | 'line'>;

function addressFindings(
  place: Place,
  { href, words, drawn }: { href: string; words: string; drawn: DrawnLesson },
): Finding[] {
  const address = href.trim();
  if (address === '' || address === '#') return [must(place, `The link “${words}” has no address: give it one.`)];
  if (address.startsWith('#')) return anchorFindings(place, address, drawn);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return [must(place, `The link ${address} leads nowhere in a mail: write the whole address, from https:// on.`)];
    case 'mailto':
      return mailtoFindings(place, address);
    case 'tel':
      return telFindings(place, address);
    case 'http':
    case 'https':
      return webFindings(place, address, scheme);
    default:
      return [
        must(place, `The link ${address} is none that a mail can hold: write one with https://, mailto: or tel:.`),
      ];
  }
}

function anchorFindings(place: Place, address: string, { document }: DrawnLesson): Finding[] {
  const name = address.slice(1);
  const isThere = allIn(document).some(({ attribs }) => attribs['id'] === name || attribs['name'] === name);
  return isThere
    ? [could(place, `The link ${address} leads to a place in the same mail, which many mail programs do not do.`)]
    : [must(place, `The link ${address} leads to a place that the mail does not have.`)];
}

function mailtoFindings(place: Place, address: string): Finding[] {
  const [recipients = ''] = address.slice('mailto:'.length).split('?');
  const isGood = recipients.split(',').every((each) => normalizeAddress(decoded(each)) !== null);
  return isGood
    ? []
    : [must(place, `The link ${address} is no address of mail: write mailto:anna@course.example, say.`)];
}

function telFindings(place: Place, address: string): Finding[] {
  const number = decoded(address.slice('tel:'.length));
  // RFC 3966: digits, and the marks between them that people read.
  if (!/^\+?[\d().-]*\d[\d().-]*(;[\w.=+-]+)*$/.test(number)) {
    return [must(place, `The link ${address} is no telephone number: write tel:+49-30-1234567, without spaces.`)];
  }
  const isShort = number.replace(/\D/g, '').length <= 6;
  return number.startsWith('+') || isShort
    ? []
    : [could(place, `The link ${address} has no country code: abroad it leads nowhere. Write tel:+49…, say.`)];
}

function webFindings(place: Place, address: string, scheme: 'http' | 'https'): Finding[] {
  const url = URL.parse(address);
  const host = url?.hostname ?? '';
  if (!/^https?:\/\/[^\s/]/i.test(address) || url === null || /\s/.test(address)) {
    return [must(place, `The link ${address} is no address: write it as your browser shows it, from https:// on.`)];
  }
  if (/^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])$|\.(local|localhost|internal|test|invalid)$/.test(host)) {
    return [must(place, `The link ${address} leads to your own machine: a reader can't open it.`)];
  }
  if (!host.includes('.')) return [must(place, `The link ${address} is no address: "${host}" is no name of a site.`)];
  if (/(^|\.)example(\.(com|org|net))?$/.test(host)) {
    return [must(place, `The link ${address} is only an example of an address: put yours in its place.`)];
  }
  return scheme === 'http'
    ? [could(place, `The link ${address} is not encrypted: if the site knows https://, write that.`)]
    : [];
}

function wordFindings(
  place: Place,
  link: Element,
  { words, href, language }: { words: string; href: string; language: string },
): Finding[] {
  const described = elementsIn(link, 'img').some(({ attribs }) => attribs['alt']?.trim());
  if (words === '') return described ? [] : [must(place, `The link ${href} has no words: nobody sees it.`)];
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
  if (EMPTY_WORDS[language.split('-')[0] ?? '']?.includes(plain)) {
    return [could(place, `The link “${words}” does not say where it leads: let its words name that.`)];
  }
  const [shown, real] = [hostIn(words), hostIn(href)];
  return shown !== null && real !== null && shown !== real
    ? [could(place, `The link shows ${shown} and leads to ${real}: spam filters take that for fraud.`)]
    : [];
}

/** The site that words name, if all of them are an address. */
function hostIn(words: string): string | null {
  if (!/^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(\/\S*)?$/i.test(words)) return null;
  return URL.parse(/^https?:/i.test(words) ? words : `https://${words}`)?.hostname.replace(/^www\./, '') ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
