/** Links that lead nowhere, as far as can be told without the network, and links that do not say where they lead. */
import { DomUtils } from 'htmlparser2';
import { normalizeAddress } from '../../domain/address.ts';
import { could, type Finding, type Location, locate, must } from './finding.ts';
import { type Element, elementsIn } from './html.ts';
import type { ReadCourse, ReadLesson } from './read-course.ts';
import { webFindings } from './web-address.ts';

/** Links that say nothing to who reads only the links, as screen readers do, in the languages that are known here. */
const EMPTY_WORDS: Record<string, readonly string[]> = {
  en: ['click here', 'click', 'here', 'this link', 'link', 'read more', 'more', 'learn more', 'this page', 'this'],
  de: ['hier klicken', 'klicken sie hier', 'klick hier', 'hier', 'dieser link', 'link', 'weiterlesen', 'mehr'],
  fr: ['cliquez ici', 'ici', 'ce lien', 'lien', 'lire la suite', 'en savoir plus', 'plus'],
  es: ['haz clic aquí', 'clic aquí', 'aquí', 'este enlace', 'enlace', 'leer más', 'más'],
};

/** What each link of the lesson has against it. At an address that is none, the build stops. */
export function linkFindings(lesson: ReadLesson, { language }: ReadCourse): Finding[] {
  if (lesson.drawn === null) return [];
  return elementsIn(lesson.drawn.card, 'a').flatMap((link) => {
    const { href = '' } = link.attribs;
    const location = locate(lesson, href);
    return [...addressFindings(location, href), ...wordFindings(location, link, { href, language })];
  });
}

function addressFindings(location: Location, href: string): Finding[] {
  switch (/^[a-z]+(?=:)/i.exec(href)?.[0].toLowerCase()) {
    case 'mailto':
      return mailtoFindings(location, href);
    case 'tel':
      return telFindings(location, href);
    case 'http':
    case 'https':
      return webFindings(location, `The link ${href}`, href);
    default:
      // A placeholder, which is an address of the course's own.
      return [];
  }
}

function mailtoFindings(location: Location, address: string): Finding[] {
  const [recipients = ''] = address.slice('mailto:'.length).split('?');
  const isGood = recipients.split(',').every((each) => normalizeAddress(decoded(each)) !== null);
  return isGood
    ? []
    : [must(location, `The link ${address} is not an email address. Example: mailto:anna@course.example`)];
}

/** Numbers for emergencies and helplines are dialled as they are; hardly any has more digits. */
const SHORT = 6;

function telFindings(location: Location, address: string): Finding[] {
  const digits = address.replace(/\D/g, '');
  if (digits === '')
    return [must(location, `The link ${address} is not a telephone number. Example: tel:+49-30-1234567`)];
  return address.includes('+') || digits.length <= SHORT
    ? []
    : [could(location, `The link ${address} has no country code, so it does not work abroad. Example: tel:+49…`)];
}

function wordFindings(
  location: Location,
  link: Element,
  { href, language }: { href: string; language: string },
): Finding[] {
  const words = DomUtils.textContent(link).replace(/\s+/g, ' ').trim();
  const described = elementsIn(link, 'img').some(({ attribs }) => attribs['alt']?.trim());
  if (words === '') return described ? [] : [must(location, `The link ${href} has no text, so nobody sees it.`)];
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
  if (EMPTY_WORDS[language.split('-')[0] ?? '']?.includes(plain)) {
    return [could(location, `The link “${words}” does not say where it leads. Use descriptive link text.`)];
  }
  const [shown, real] = [hostIn(words), hostIn(href)];
  return shown !== null && real !== null && shown !== real
    ? [could(location, `The link shows ${shown} but leads to ${real}. Spam filters treat that as phishing.`)]
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
