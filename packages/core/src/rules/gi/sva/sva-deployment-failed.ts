import { affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_AGENCIES, READ_EAM_LOG, RESTART_EAM } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { DEPLOYMENT_JSON, MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** The manager itself says that the deployment of a service failed. */
export const svaDeploymentFailed = toldRule({
  id: 'sva-deployment-failed',
  title: say('The deployment of a service VM failed', 'サービス VM(SVA)のデプロイに失敗した'),
  catalogue: ['GI-S07'],
  severity: 'high',
  references: ['KB 2096846', 'NSX API: ServiceDeploymentStatus'],
  toldBy: 'manager',
  eras: ['nsx-t'],
  missing: [DEPLOYMENT_JSON, MANAGER_LOG],
  signs: {
    status: {
      query: 'deployment_failed OR upgrade_failed',
      pattern: /\b(?<status>DEPLOYMENT_FAILED|UPGRADE_FAILED)\b/,
      from: /nsx|policy|proton|cm-inventory|syslog/,
    },
  },
  ends: { done: { query: 'deployment_successful', pattern: /\bDEPLOYMENT_SUCCESSFUL\b/ } },
  reports: ({ type, status, object }) =>
    type === 'deployment_status' && /_FAILED$/i.test(status) ? { status, what: object } : null,
  wellReported: ({ type, status }) => type === 'deployment_status' && /^DEPLOYMENT_SUCCESSFUL$/i.test(status),
  about: (_read, manager) => [affectsNode('manager', manager), `host:${manager}`],
  grade: ({ over }) => (over === null ? 'high' : 'low'),
  summary: (told) =>
    say(
      `${told.teller} reports ${told.read.status}${told.read.what ? ` of ${told.read.what}` : ''} ${span(told).en}. EAM deploys for the manager: its issues say what stands in the way.`,
      `${told.teller} が${told.read.what ? ` ${told.read.what} の` : ''} ${told.read.status} を報告した(${span(told).ja})。デプロイは EAM が行うため、原因は EAM の問題(issue)に示される。`,
    ),
  steps: () => [LOOK_AT_AGENCIES, READ_EAM_LOG, RESTART_EAM],
  samples: {
    found: [
      {
        'paste/deployment.json':
          '{"service_deployment_id":"sd-7","deployment_status":"DEPLOYMENT_FAILED","deployment_issues":[{"issue_id":"i1"}]}',
      },
    ],
    clear: [
      { 'paste/deployment.json': '{"service_deployment_id":"sd-7","deployment_status":"DEPLOYMENT_SUCCESSFUL"}' },
    ],
  },
})
