import type { FastifyRequest } from 'fastify'

/** What the server writes to its log of a request: nothing that lets somebody in. */
export const LOG = {
  redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
  serializers: {
    req: ({ method, url, ip }: FastifyRequest) => ({ method, url: withoutSecrets(url), ip }),
  },
}

/** The issuer of an identity sends its code in the query. */
function withoutSecrets(url: string): string {
  return url.includes('/session/') ? (url.split('?', 1)[0] ?? '') : url
}
