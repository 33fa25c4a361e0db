declare global {
  /** Where `get-nonce` looks, which react-remove-scroll (in Radix dialogs and menus) asks for the nonce of its style. */
  var __webpack_nonce__: string | undefined
}

/** What a `<style>` element must bear to be taken by the browser: the server gives each page another. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
}

/** Before the first dialog is opened. */
export function startStyleNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce()
}
