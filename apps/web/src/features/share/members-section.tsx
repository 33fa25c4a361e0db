import { type Member, ROLES, type Role } from '@bundlescope/contract/access.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery, usePutMember, useRemoveMember } from '../../api/access.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/state.tsx'

/** Accounts that may open the investigation, each with what it may do. */
export function MembersSection({ investigation }: { investigation: string }) {
  const { t } = useTranslation('share')
  const say = useServerText()
  const { data, error, refetch } = useQuery(membersQuery(investigation))
  const put = usePutMember(investigation)
  const remove = useRemoveMember(investigation)
  const failed = put.error ?? remove.error
  return (
    <section>
      <h3>{t('members.title')}</h3>
      {data ? (
        <ul className="share-list">
          {data.map((member) => (
            <Row
              key={member.account}
              member={member}
              onRole={(role) => put.mutate({ name: member.name, role })}
              onRemove={() => remove.mutate(member.account)}
            />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={2} />
      )}
      <AddMember onAdd={(name, role) => put.mutate({ name, role })} busy={put.isPending} />
      {failed && (
        <p role="alert" className="field-failed">
          {say(failed.message)}
        </p>
      )}
    </section>
  )
}

type RowProps = { member: Member; onRole: (role: Role) => void; onRemove: () => void }

function Row({ member: { name, role }, onRole, onRemove }: RowProps) {
  const { t } = useTranslation('share')
  return (
    <li>
      <span>{name}</span>
      <RoleChoice label={t('members.roleOf', { name })} role={role} onChange={onRole} />
      <IconButton label={t('members.remove', { name })} onClick={onRemove}>
        ×
      </IconButton>
    </li>
  )
}

function AddMember({ onAdd, busy }: { onAdd: (name: string, role: Role) => void; busy: boolean }) {
  const { t } = useTranslation('share')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('editor')
  return (
    <form
      className="share-row"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(name.trim(), role)
        setName('')
      }}
    >
      <input
        className="field"
        aria-label={t('members.name')}
        placeholder={t('members.name')}
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RoleChoice label={t('members.role')} role={role} onChange={setRole} />
      <Button type="submit" disabled={busy || name.trim() === ''}>
        {t('members.add')}
      </Button>
    </form>
  )
}

function RoleChoice({ label, role, onChange }: { label: string; role: Role; onChange: (role: Role) => void }) {
  const { t } = useTranslation('share')
  return (
    <select
      className="field"
      aria-label={label}
      value={role}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    >
      {ROLES.map((each) => (
        <option key={each} value={each}>
          {t(`role.${each}`)}
        </option>
      ))}
    </select>
  )
}
