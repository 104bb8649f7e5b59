/** What html-validate finds in a document, by the HTML standard and its own recommendations. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Ways of writing that the standard leaves open: Hono's JSX has chosen `<!doctype html>`, `<input/>` and `hidden=""`.
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // A limit of search results. The course's name, which the author chooses, ends the title of pages that none lists.
    'long-title': 'off',
  },
});

/** Each error as a line: the rule, the message, and where. */
export async function errorsIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}
