import { describe, expect, it } from 'vitest'
import { Redactor } from './redactor.ts'

const KNOWN = [
  { kind: 'host' as const, values: ['esx01.corp.example', 'esx01'] },
  { kind: 'domain' as const, values: ['corp.example'] },
  { kind: 'vm' as const, values: ['web&01', '421c0011-2233-4455-6677-8899aabbccdd'] },
  { kind: 'vm' as const, values: ['db'] },
  { kind: 'datastore' as const, values: ['ds 1'] },
]
const redact = (text: string): string => new Redactor(KNOWN).text(text)

describe('texts', () => {
  it.each([
    // the inventory, in any writing
    ['ESX01.corp.example', 'HOST-1'],
    ['xesx01y esx010', 'xHOST-1y HOST-1~0'],
    ['https://esx01/folder/web%2601?dsName=ds+1', 'https://HOST-1/folder/VM-1?dsName=DATASTORE-1'],
    ['{"name":"web&01"} web&amp;01', '{"name":"VM-1"} VM-1'],
    ['421C0011-2233-4455-6677-8899AABBCCDD', 'VM-1'],
    ['42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd', 'VM-1'],
    ['db went, dbus stayed', 'VM-2 went, dbus stayed'],
    ['DC=corp,DC=example', 'DOMAIN-1'],
    ['vc_esx01_corp_example.tgz', 'vc_HOST-1.tgz'],
    ['power on of web&□ failed', 'power on of VM-1 failed'],
    // what gives itself away by its shape
    ['backup07.corp.example, then backup07', 'HOST-2, then HOST-2'],
    ['10.20.30.40 and 10.20.30.40:443, not 10.20.30.400', 'IP-1 and IP-1:443, not 10.20.30.400'],
    ['fe80::1 at 09:20:50.936, std::string, add::face', 'IP-1 at 09:20:50.936, std::string, add::face'],
    ['[CORP\\t.mori] alice@corp.example', '[DOMAIN-2\\USER-2] USER-1@DOMAIN-1'],
    ['user=CORP\\svc-backup', 'user=DOMAIN-2\\USER-1'],
    ['Accepted password for taro from 192.0.2.7 port 22', 'Accepted password for USER-1 from IP-1 port 22'],
    ['00:50:56:AA:bb:01 00-50-56-aa-bb-01', 'MAC-1 MAC-1'],
    ['naa.60003ff44dc75adcb5a1f2b0c3d4e5f6:1', 'DEVICE-1:1'],
    ['/vmfs/volumes/5fc0a1b2-1a2b3c4d-5e6f-0050569a1b2c/a', '/vmfs/volumes/DATASTORE-2/a'],
    ['q=%3Abackup07.corp.example%2010.20.30.40', 'q=%3AHOST-2%20IP-1'],
    [
      '[CORP\\t.mori] [Osaka 2] [4711] [Task: Clone] in Osaka 2',
      '[DOMAIN-2\\USER-1] [DATACENTER-1] [4711] [Task: Clone] in DATACENTER-1',
    ],
    ['[info] [t.mori] [] [4711] [User t.mori]', '[info] [USER-1] [] [4711] [User USER-1]'],
    // what tells nothing
    ['[info] [com.vmware.vcIntegrity] [Datacenter] [22] [x]', '[info] [com.vmware.vcIntegrity] [Datacenter] [22] [x]'],
    ['[main] [tid] [1] cpu [2] [3] [4] [5]', '[main] [tid] [1] cpu [2] [3] [4] [5]'],
    ['port:8190@esx01.corp.example', 'port:8190@HOST-1'],
    ['127.0.0.1 0.0.0.0 255.255.255.0 ::1 localhost', '127.0.0.1 0.0.0.0 255.255.255.0 ::1 localhost'],
    ['VSPHERE.LOCAL\\Administrator root vpxuser', 'VSPHERE.LOCAL\\Administrator root vpxuser'],
    [
      'C:\\Windows\\System32\\drivers\\vsepflt.sys HKLM\\SYSTEM\\x',
      'C:\\Windows\\System32\\drivers\\vsepflt.sys HKLM\\SYSTEM\\x',
    ],
    [
      'opID=khsdo6kc-45-auto-9pvg-h5:70071331-51 Originator@6876 6.7.0.20000',
      'opID=khsdo6kc-45-auto-9pvg-h5:70071331-51 Originator@6876 6.7.0.20000',
    ],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })
})

it('one original has one token, also after a restart', () => {
  const first = new Redactor(KNOWN)
  const text = 'esx01 10.0.0.5 10.0.0.6 taro@corp.example'
  const once = first.text(text)
  const later = new Redactor([{ kind: 'host', values: ['new01'] }, ...KNOWN], first.redactions())
  expect(later.text('10.0.0.6')).toBe(first.text('10.0.0.6'))
  expect(later.text(text)).toBe(once)
  expect(later.text('new01')).toBe('HOST-2')
})

it('the owner reads a redacted text back', () => {
  const redactor = new Redactor(KNOWN)
  const text = 'esx01.corp.example lost 10.0.0.5 of web&01'
  expect(redactor.restore(redactor.text(text))).toBe(text)
})

it('many thousand names cost no more than a walk through the text', () => {
  const names = Array.from({ length: 20_000 }, (_, n) => ({ kind: 'vm' as const, values: [`vm-of-somebody-${n}`] }))
  const redactor = new Redactor(names)
  expect(redactor.text('vm-of-somebody-19999,vm-of-somebody-7')).toBe('VM-20000,VM-8')
})
