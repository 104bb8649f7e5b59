import { Page, type PageProps } from '../parts/page.tsx';
import { SignupForm, type SignupFormState } from '../parts/signup-form.tsx';

interface EmbedProps extends PageProps {
  form: SignupFormState;
}

/** `GET /embed`: the form alone. Its answer, and whatever is wrong with it, takes the place of the whole page around it. */
export function Embed({ site, form }: EmbedProps) {
  const messages = site.messages.form;
  return (
    <Page site={site} title={messages.framed}>
      <h1 class="unseen">{site.name}</h1>
      <SignupForm id="embed" form={form} site={site} framed />
      <p class="fine">
        <a href="/privacy" target="_blank" rel="noopener">
          {messages.stored}
        </a>
      </p>
    </Page>
  );
}
