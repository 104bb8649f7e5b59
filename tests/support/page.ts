/** A page as a browser without script sees it: elements, links, and forms whose buttons can be pressed. */
import type { TestCourse } from './harness.ts';

export interface PageElement {
  tag: string;
  attributes: ReadonlyMap<string, string>;
}

export interface Form {
  method: string;
  action: string;
  /** The names of its fields with their values. */
  fields: Record<string, string>;
  /** What its first button adds. */
  button: Record<string, string>;
}

export interface Page {
  status: number;
  html: string;
  elements: PageElement[];
  /** All `href`s. */
  links: string[];
  forms: Form[];
}

/** Reads an answer that is a page. */
export async function readPage(response: Response): Promise<Page> {
  const html = await response.text();
  const elements = await elementsOf(html);
  const links = elements.flatMap(({ tag, attributes }) => (tag === 'a' ? (attributes.get('href') ?? []) : []));
  return { status: response.status, html, elements, links, forms: formsIn(elements) };
}

/** The form of a page that posts to `action`; there must be one. */
export function formTo({ forms }: Page, action: string): Form {
  const form = forms.find((one) => one.action === action && one.method === 'post');
  if (!form) throw new Error(`The page has no form that posts to ${action}.`);
  return form;
}

/** The form of a page whose button asks for `action`; there must be one. */
export function formThat({ forms }: Page, action: string): Form {
  const form = forms.find(({ button, method }) => button['action'] === action && method === 'post');
  if (!form) throw new Error(`The page has no form that asks to ${action}.`);
  return form;
}

/** The form of a page that takes back what was just done: all that it asks for stands in its fields. */
export function undoOn({ forms }: Page): Form {
  const form = forms.find(({ fields }) => fields['action'] !== undefined);
  if (!form) throw new Error('The page has no way to undo.');
  return form;
}

/** The words of a page's main part, without its markup. */
export function messagesIn(html: string): string {
  const main = html.slice(html.indexOf('<main'));
  return decode(
    main
      .replace(/<wbr *\/?>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );
}

/** Presses the first button of a form, with some fields typed in. */
export function press(course: TestCourse, form: Form, typed: Record<string, string> = {}): Promise<Response> {
  return course.post(form.action, { ...form.fields, ...form.button, ...typed });
}

/** Every element of a document, in order. */
export async function elementsOf(html: string): Promise<PageElement[]> {
  const elements: PageElement[] = [];
  const rewriter = new HTMLRewriter().on('*', {
    element({ tagName, attributes }) {
      const decoded = [...attributes].map(([name = '', value = '']) => [name, decode(value)] as const);
      elements.push({ tag: tagName, attributes: new Map(decoded) });
    },
  });
  await rewriter.transform(new Response(html)).text();
  return elements;
}

/** The text inside the elements that a selector finds. */
export async function textOf(html: string, selector: string): Promise<string> {
  let found = '';
  const rewriter = new HTMLRewriter().on(selector, {
    text(chunk) {
      found += chunk.text;
    },
  });
  await rewriter.transform(new Response(html)).text();
  return decode(found);
}

function formsIn(elements: readonly PageElement[]): Form[] {
  const forms: Form[] = [];
  for (const { tag, attributes } of elements) {
    const form = forms.at(-1);
    const named = { [attributes.get('name') ?? '']: attributes.get('value') ?? '' };
    if (tag === 'form') {
      const method = attributes.get('method') ?? 'get';
      forms.push({ method, action: attributes.get('action') ?? '', fields: {}, button: {} });
    }
    if (tag === 'input') Object.assign(form?.fields ?? {}, named);
    if (tag === 'button' && attributes.has('name')) Object.assign(form?.button ?? {}, named);
  }
  return forms;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
