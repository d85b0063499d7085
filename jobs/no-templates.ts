/** What LangChain takes from a language of templates, in the Worker: prompts are written out, none is a template. */
function absent(): never {
  throw new Error('Templates of Mustache are not carried in the Worker: write the prompt out.')
}

// The library asks for one object by its default name.
export default { escape: (text: string) => text, parse: absent, render: absent }
