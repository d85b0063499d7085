/** A text in every language the product speaks; adding a language breaks every place that lacks it. */
export type Text = { readonly zh: string; readonly en: string }

/** A language the product speaks, as the key of a {@link Text}. */
export type Locale = keyof Text

/** The text in one language. */
export function inLocale(text: Text, locale: Locale): string {
  return text[locale]
}
