import { say } from '../text.ts'

/** VMware KB 2096846: the whole way of a scan, tried with a file that every scanner takes for a virus. */
export const EICAR_TITLE = say('Test of the whole way with the EICAR file', 'EICAR テスト ファイルによる機能テスト')

export const EICAR_STEPS = [
  say(
    'In a protected guest, make a new text file, eicar.test for example',
    '保護対象のゲストで新しいテキスト ファイル(例:eicar.test)を作成する',
  ),
  say('Let this text be all of its content', 'ファイルの中身を次の文字列のみにする'),
  say(
    'Save it. It must vanish: then Endpoint protection works',
    '保存する。ファイルが削除されれば、Endpoint の機能は動作している',
  ),
] as const

/** Never whole in one place: a scanner would take this source, and what is built of it, for a virus. */
export const EICAR_PIECES = [
  'X5O!P%@AP[4',
  '\\PZX54(P^)',
  '7CC)7}$EIC',
  'AR-STANDARD-ANTI',
  'VIRUS-TEST-',
  'FILE!$H+H*',
] as const
