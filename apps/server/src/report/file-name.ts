/** `Content-Disposition` of a file to keep; names beyond ASCII as RFC 6266 writes them. */
export function attachment(name: string, ending: string): string {
  const clean =
    name
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|%;]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'bundlescope'
  const ascii = clean.replace(/[^\x20-\x7e]+/g, '_')
  const encoded = encodeURIComponent(clean.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}.${ending}"; filename*=UTF-8''${encoded}.${ending}`
}
