import { describe, expect, it } from 'vitest'
import { rotationOrder, sourceName, sourceOf } from './source.ts'

describe('source names', () => {
  it.each([
    ['var/log/vmware/vpxd/vpxd-214.log.gz', 'vpxd'],
    ['var/log/vmware/vpxd/vpxd.log', 'vpxd'],
    ['var/log/vmware/vpxd/vpxd-profiler-12.log', 'vpxd-profiler'],
    ['var/run/log/hostd.0.gz', 'hostd'],
    ['var/run/log/syslog.log', 'syslog'],
    ['var/log/syslog.log.1', 'syslog'],
    ['var/log/messages-20201207.bz2', 'messages'],
    ['var/log/messages', 'messages'],
    ['var/log/vmkernel.log.FRAG-00003', 'vmkernel'],
    ['var/log/vmkernel.1.gz.FRAG-00000', 'vmkernel'],
    ['commands/journalctl_-b--0.txt', 'journal'],
    ['commands/journalctl_-b--0.txt.FRAG-00184', 'journal'],
    ['vmfs/volumes/5f3c-2a11/web01/vmware-3.log', 'vmware (web01)'],
    ['vmfs/volumes/5f3c-2a11/web01/vmware.log', 'vmware (web01)'],
    ['var/log/vmware/vsphere-ui/logs/vsphere_client_virgo.log', 'vsphere_client_virgo'],
    ['var/log/vmware/vmware-sps/vmware-sps-gc.log.0.current', 'vmware-sps-gc'],
    ['var/log/vmware/vmware-sps/sps-runtime.log.stdout', 'sps-runtime.stdout'],
    ['var/log/vmware/sso/tomcat/localhost_access_log.2020-12-07.txt', 'localhost_access_log (tomcat)'],
    ['var/log/vmware/eam/stdout.log', 'stdout (eam)'],
    ['var/log/corfu/corfu.9000.log', 'corfu.9000'],
    ['var/opt/ds_agent/diag/ds_agent-err.log.2', 'ds_agent-err'],
    ['var/log/rhttpproxy/rhttpproxy-3.log.gz', 'rhttpproxy'],
    ['var/log/vobd.log.zst', 'vobd'],
    ['var/log/fdm.2.xz', 'fdm'],
    ['var/log/vmware/vpostgres/postgresql-05.log.gz', 'postgresql'],
    ['var/log/vmware/vpostgres/postgresql-25.log', 'postgresql'],
    ['var/log/hostd.1.log.xz', 'hostd'],
    ['var/log/python3.7.log', 'python3.7'],
    ['var/log/messages-20201207.gz', 'messages'],
    ['var/log/eam/eam-2020-12-07T09-40-00.log.gz', 'eam'],
    ['var/log/eam/eam-2020-12-07-3.log', 'eam'],
    ['var/log/esxupdate.log.old', 'esxupdate'],
    ['web01/log-1.txt', 'log-1 (web01)'],
    ['vmware.log', 'vmware'],
    ['.log', '.log'],
    ['', ''],
  ])('%s → %s', (path, name) => {
    expect(sourceName(path)).toBe(name)
  })

  it('joins the pieces of a source and nothing else', () => {
    const key = (path: string) => sourceOf(path).key
    expect(key('var/log/vpxd/vpxd-1.log.gz')).toBe(key('var/log/vpxd/vpxd.log'))
    expect(key('var/log/hostd.0.gz')).toBe(key('var/log/hostd.log'))
    expect(key('C/logs/vpxd-12.log')).toBe(key('C/logs/vpxd-3.log.gz'))
    expect(key('sso/localhost_access_log.2020-12-07.txt')).toBe(key('sso/localhost_access_log.2020-12-08.txt'))
    expect(key('var/log/eam/stdout.log')).not.toBe(key('var/log/sps/stdout.log'))
    expect(key('vmfs/volumes/1/web01/vmware.log')).not.toBe(key('vmfs/volumes/2/web01/vmware.log'))
  })
})

it.each([
  ['eam/eam.log', 'eam/eam_api.log'],
  ['sps/sps.log', 'sps/sps-gc.log'],
  ['vm1/log-1.txt', 'vm2/log-1.txt'],
  ['vm1/log-1.txt', 'vm1/log-2.txt'],
  ['logs/access.txt', 'logs/access.log'],
  ['corfu/corfu.9000', 'corfu/corfu.9040'],
  ['corfu/corfu.9000.log', 'corfu/corfu.9040.log'],
  ['hosts/10.1.2.3', 'hosts/10.1.2.4'],
  ['case/esx-01.log', 'case/esx-02.log'],
  ['log/hostd.log', 'log/hostd-probe.log'],
  ['log/ds_agent.log', 'log/ds_agent-err.log'],
])('%s and %s are two logs', (one, other) => {
  expect(sourceOf(one).key).not.toBe(sourceOf(other).key)
})

describe('rotation order', () => {
  const oldestFirst = (paths: string[]) => [...paths].sort((a, b) => rotationOrder(a) - rotationOrder(b))

  it.each([
    [['hostd.1.gz', 'hostd.0.gz', 'hostd.log']],
    [['hostd.2.gz', 'hostd.1.log.gz', 'hostd.0.log', 'hostd.log']],
    [['vpxd-9.log.gz', 'vpxd-10.log', 'vpxd.log']],
    [['syslog.log.10', 'syslog.log.2', 'syslog.log.1', 'syslog.log']],
    [['messages-20201206', 'messages-20201207', 'messages']],
    [['a-2020-12-06-2.log', 'a-2020-12-07-1.log', 'a-2020-12-07-10.log', 'a.log']],
    [['a-2020-12-07T09-40-00.log', 'a-2020-12-07T18-00-00.log']],
    [['a.log.old', 'a.log.1', 'a.log']],
    [['messages-20201206-1607212801', 'messages-20201207-1607299201', 'messages-20201207-1607303601', 'messages']],
    [['svc_2020_12_06.log', 'svc_2020_12_07.log', 'svc.log']],
    [['svc.log.1607212801', 'svc.log.1607299201.gz', 'svc.log']],
    [['svc.log.2020-12-06.log.gz', 'svc.log']],
    [['pcoip_server_2020_12_06_0000a1b2.txt', 'pcoip_server_2020_12_07_0000a1b3.txt']],
    [['u_ex201206.log', 'u_ex201207.log']],
    [['corfu.9000.2.log.gz', 'corfu.9000.1.log.gz', 'corfu.9000.log']],
    [['svc-old.log', 'svc.log']],
    [['svc.log.bak', 'svc.log']],
    [['svc.002.log', 'svc.001.log', 'svc.log']],
    [['a.log.FRAG-00001', 'a.log.FRAG-00002', 'a.log.FRAG-00010']],
  ])('%j', (paths) => {
    expect(oldestFirst([...paths].reverse())).toEqual(paths)
    expect(new Set(paths.map((path) => sourceOf(path).key)).size).toBe(1)
  })
})
