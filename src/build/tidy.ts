/** What React leaves in a mail for a browser or for itself is taken out, so that what is left is valid HTML and plain text. */

/** A mail's HTML as it leaves. Outlook's conditional comments stay. */
export function tidyHtml(html: string): string {
  return html
    .replace(/<!--(?!\[if|<!\[endif)[\s\S]*?-->/g, '')
    .replace(/^<!DOCTYPE[^>]*>/, '<!DOCTYPE html>')
    .replace(/<(meta|br|hr|img)\b([^>]*?)\s*\/>/g, '<$1$2>')
    .replace(/<[a-z][^>]*>/g, (tag) =>
      tag
        .replace(/ data-(id="__react-email-[a-z]+"|skip-in-text="true")/g, '')
        .replace(/ (cellPadding|cellSpacing)=/g, (name) => name.toLowerCase())
        .replace(/ style="[^"]*"/, (style) => style.replaceAll(', ', ',')),
    );
}

/** Plain text with at most two empty lines in a row (above a heading), and no spaces at the ends of lines. */
export function tidyText(text: string): string {
  return `${text
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()}\n`;
}
