/** What valid HTML is for a mail. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Gmail's apps and Outlook drop or ignore parts of a style sheet: what matters stands in the tags.
    'no-inline-style': 'off',
    // Outlook on Windows takes widths, alignment and the space between cells from these attributes alone.
    'no-deprecated-attr': 'off',
    // Its button is drawn with them.
    'no-conditional-comment': 'off',
    // Mail programs know the older of two names for one thing.
    'presentation-role-style': ['error', { prefer: 'presentation' }],
    // Gmail drops a <main>, and keeps a role.
    'prefer-native-element': ['error', { exclude: ['main'] }],
  },
});

/** What is wrong with a mail's HTML; empty where nothing is. */
export async function faultsIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
