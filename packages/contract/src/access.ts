import { type Static, Type } from 'typebox'
import { Person } from './case.ts'

/* Who may do what. By default the server listens on 127.0.0.1 and needs none of it: everybody is an owner. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Iso = Type.String({ description: 'ISO time, UTC, microseconds' })
const strict = { additionalProperties: false }
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })

/** Each may do what those before it may: read; comment (pins and notes); edit (bundles, case data); own (share, delete). */
export const ROLES = ['reader', 'commenter', 'editor', 'owner'] as const
export const Role = Type.Unsafe<(typeof ROLES)[number]>(Type.Union(ROLES.map((role) => Type.Literal(role))))
export type Role = (typeof ROLES)[number]

export const ACCESS_MODES = ['open', 'accounts', 'proxy', 'oidc'] as const
export const AccessMode = Type.Unsafe<(typeof ACCESS_MODES)[number]>(
  Type.Union(ACCESS_MODES.map((mode) => Type.Literal(mode))),
)

/** GET session: who asks, and how one gets in. */
export const Session = Type.Object({
  mode: AccessMode,
  /** No account exists yet: the first one becomes the administrator. */
  firstRun: Type.Boolean(),
  person: Nullable(Person),
  admin: Type.Boolean(),
  /** For a guest of a share link: the one investigation, the role in it, and whether it is shown to them redacted alone. */
  share: Nullable(Type.Object({ investigation: Type.String(), role: Role, redacted: Type.Boolean() })),
  /** Why the share link that this browser came by opens nothing any more; null: it does, or there was none. */
  shareEnded: Nullable(Type.Union([Type.Literal('revoked'), Type.Literal('expired')])),
  /** This browser is shown tokens in place of names (redaction.ts). */
  redacted: Type.Boolean(),
})
export type Session = Static<typeof Session>

/** POST session; answers with a cookie (HttpOnly, SameSite=Strict). */
export const Login = Type.Object({ name: Name, password: Type.String({ minLength: 1, maxLength: 1000 }) }, strict)
export type Login = Static<typeof Login>

export const SessionName = Type.Object({ name: Name }, strict)
export type SessionName = Static<typeof SessionName>

const Password = Type.String({ minLength: 12, maxLength: 1000 })

/** POST session/setup. `code` is printed where the server was started; it is good for one account. */
export const Setup = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 100 }), name: Name, password: Password },
  strict,
)
export type Setup = Static<typeof Setup>

export const PasswordChange = Type.Object(
  { old: Type.String({ minLength: 1, maxLength: 1000 }), password: Password },
  strict,
)
export type PasswordChange = Static<typeof PasswordChange>

/** POST session/share. The link carries the secret behind `#`, which browsers send to nobody. */
export const ShareSecret = Type.Object({ secret: Type.String({ minLength: 1, maxLength: 200 }) }, strict)
export type ShareSecret = Static<typeof ShareSecret>

/** `to`: the address within the app that is shown after the sign-in. */
export const OidcQuery = Type.Object({ to: Type.Optional(Type.String({ maxLength: 4000 })) }, strict)
export type OidcQuery = Static<typeof OidcQuery>

export const Account = Type.Object({
  id: Type.String(),
  name: Type.String(),
  admin: Type.Boolean(),
  disabled: Type.Boolean(),
  createdAt: Iso,
  lastSeenAt: Nullable(Iso),
})
export type Account = Static<typeof Account>
export const AccountDraft = Type.Object(
  { name: Name, password: Password, admin: Type.Optional(Type.Boolean()) },
  strict,
)
export type AccountDraft = Static<typeof AccountDraft>

/** PATCH accounts/:account. Fields left out stay; a new password or `disabled` ends the sessions of the account. */
export const AccountChange = Type.Object(
  {
    password: Type.Optional(Password),
    admin: Type.Optional(Type.Boolean()),
    disabled: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type AccountChange = Static<typeof AccountChange>

export const MemberDraft = Type.Object({ name: Name, role: Role }, strict)
export type MemberDraft = Static<typeof MemberDraft>

export const Member = Type.Object({ account: Type.String(), name: Type.String(), role: Role })
export type Member = Static<typeof Member>

export const Share = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'whom it is for' }),
  role: Role,
  createdBy: Person,
  createdAt: Iso,
  expiresAt: Nullable(Iso),
  revokedAt: Nullable(Iso),
  opened: Type.Number(),
  lastOpenedAt: Nullable(Iso),
  /** Its guests see tokens in place of names, and cannot change that. */
  redacted: Type.Boolean(),
})
export type Share = Static<typeof Share>
/** POST investigations/:id/shares answers with the link once: `secret` is kept hashed and never shown again. */
export const ShareDraft = Type.Object(
  {
    name: Name,
    role: Type.Union([Type.Literal('reader'), Type.Literal('commenter')]),
    days: Nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
    redacted: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type ShareDraft = Static<typeof ShareDraft>
export const NewShare = Type.Object({ share: Share, secret: Type.String() })
export type NewShare = Static<typeof NewShare>

export const ShareOpening = Type.Object({ at: Iso, address: Type.String({ description: 'IP address' }) })
export type ShareOpening = Static<typeof ShareOpening>

export const ApiToken = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Iso,
  lastUsedAt: Nullable(Iso),
  expiresAt: Nullable(Iso),
})
export type ApiToken = Static<typeof ApiToken>

export const ApiTokenDraft = Type.Object(
  { name: Name, days: Nullable(Type.Integer({ minimum: 1, maximum: 3650 })) },
  strict,
)
export type ApiTokenDraft = Static<typeof ApiTokenDraft>
/** `secret` goes into `Authorization: Bearer …`; it is kept hashed and never shown again. */
export const NewApiToken = Type.Object({ token: ApiToken, secret: Type.String() })
export type NewApiToken = Static<typeof NewApiToken>

export const AuditEntry = Type.Object({
  id: Type.Number(),
  at: Iso,
  person: Nullable(Person),
  /** `login`, `login-refused`, `share-opened`, `share-refused`, `export`, `delete`, `forbidden` … */
  what: Type.String(),
  investigation: Nullable(Type.String()),
  detail: Type.String(),
})
export type AuditEntry = Static<typeof AuditEntry>

/** `before`: those older than this one's id. */
export const AuditQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '200 unless told' })),
  },
  strict,
)
export type AuditQuery = Static<typeof AuditQuery>

/** What an administrator decides for the whole server. */
export const Settings = Type.Object({
  /** Investigations that nobody touched for so many days are deleted; 0: never. */
  retentionDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
  /** Where that is from: `default` is what the server was started with (BUNDLESCOPE_RETENTION_DAYS). */
  retentionFrom: Type.Union([Type.Literal('default'), Type.Literal('administrator')]),
})
export type Settings = Static<typeof Settings>
/** PATCH settings. Null: what the server was started with. */
export const SettingsChange = Type.Object(
  { retentionDays: Type.Optional(Nullable(Settings.properties.retentionDays)) },
  strict,
)
export type SettingsChange = Static<typeof SettingsChange>

/** Bytes on disk. A bundle that several investigations hold lies there once and is counted in each. */
export const DiskUse = Type.Object({
  bytes: Type.Number(),
  bundles: Type.Array(
    Type.Object({
      bundle: Type.String(),
      name: Type.String(),
      original: Type.Number({ description: 'as uploaded' }),
      index: Type.Number(),
    }),
  ),
})
export type DiskUse = Static<typeof DiskUse>
