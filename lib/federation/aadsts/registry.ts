import { AADSTS_28000 } from './codes/28000'
import { AADSTS_50001 } from './codes/50001'
import { AADSTS_50012 } from './codes/50012'
import { AADSTS_50013 } from './codes/50013'
import { AADSTS_50027 } from './codes/50027'
import { AADSTS_50048 } from './codes/50048'
import { AADSTS_50049 } from './codes/50049'
import { AADSTS_50059 } from './codes/50059'
import { AADSTS_50166 } from './codes/50166'
import { AADSTS_53003 } from './codes/53003'
import { AADSTS_70001 } from './codes/70001'
import { AADSTS_70003 } from './codes/70003'
import { AADSTS_70011 } from './codes/70011'
import { AADSTS_70021 } from './codes/70021'
import { AADSTS_70022 } from './codes/70022'
import { AADSTS_70023 } from './codes/70023'
import { AADSTS_70024 } from './codes/70024'
import { AADSTS_70025 } from './codes/70025'
import { AADSTS_70052 } from './codes/70052'
import { AADSTS_90002 } from './codes/90002'
import { AADSTS_90014 } from './codes/90014'
import { AADSTS_90023 } from './codes/90023'
import { AADSTS_90061 } from './codes/90061'
import { AADSTS_100007 } from './codes/100007'
import { AADSTS_100040 } from './codes/100040'
import { AADSTS_500011 } from './codes/500011'
import { AADSTS_500013 } from './codes/500013'
import { AADSTS_500014 } from './codes/500014'
import { AADSTS_500126 } from './codes/500126'
import { AADSTS_501661 } from './codes/501661'
import { AADSTS_700011 } from './codes/700011'
import { AADSTS_700016 } from './codes/700016'
import { AADSTS_700021 } from './codes/700021'
import { AADSTS_700022 } from './codes/700022'
import { AADSTS_700023 } from './codes/700023'
import { AADSTS_700024 } from './codes/700024'
import { AADSTS_700025 } from './codes/700025'
import { AADSTS_700027 } from './codes/700027'
import { AADSTS_700211 } from './codes/700211'
import { AADSTS_700212 } from './codes/700212'
import { AADSTS_700213 } from './codes/700213'
import { AADSTS_700214 } from './codes/700214'
import { AADSTS_700221 } from './codes/700221'
import { AADSTS_700222 } from './codes/700222'
import { AADSTS_700223 } from './codes/700223'
import { AADSTS_700226 } from './codes/700226'
import { AADSTS_700227 } from './codes/700227'
import { AADSTS_700229 } from './codes/700229'
import { AADSTS_700231 } from './codes/700231'
import { AADSTS_700233 } from './codes/700233'
import { AADSTS_700234 } from './codes/700234'
import { AADSTS_700235 } from './codes/700235'
import { AADSTS_700236 } from './codes/700236'
import { AADSTS_700237 } from './codes/700237'
import { AADSTS_700238 } from './codes/700238'
import { AADSTS_700239 } from './codes/700239'
import { AADSTS_700263 } from './codes/700263'
import { AADSTS_900023 } from './codes/900023'
import { AADSTS_900144 } from './codes/900144'
import { AADSTS_900382 } from './codes/900382'
import { AADSTS_900384 } from './codes/900384'
import { AADSTS_900432 } from './codes/900432'
import { AADSTS_900439 } from './codes/900439'
import { AADSTS_900440 } from './codes/900440'
import { AADSTS_900561 } from './codes/900561'
import { AADSTS_900610 } from './codes/900610'
import { AADSTS_900611 } from './codes/900611'
import { AADSTS_900612 } from './codes/900612'
import { AADSTS_901002 } from './codes/901002'
import { AADSTS_1002012 } from './codes/1002012'
import { AADSTS_1003031 } from './codes/1003031'
import { AADSTS_5002723 } from './codes/5002723'
import { AADSTS_5002726 } from './codes/5002726'
import { AADSTS_5002727 } from './codes/5002727'
import { AADSTS_5002730 } from './codes/5002730'
import { AADSTS_5002738 } from './codes/5002738'
import { AADSTS_5002741 } from './codes/5002741'
import { AADSTS_7000110 } from './codes/7000110'
import { AADSTS_7000112 } from './codes/7000112'
import { AADSTS_7000113 } from './codes/7000113'
import { AADSTS_7000114 } from './codes/7000114'
import { AADSTS_7000116 } from './codes/7000116'
import { AADSTS_7000117 } from './codes/7000117'
import { AADSTS_7000215 } from './codes/7000215'
import { AADSTS_7000216 } from './codes/7000216'
import { AADSTS_7000217 } from './codes/7000217'
import { AADSTS_7000218 } from './codes/7000218'
import { AADSTS_7000222 } from './codes/7000222'
import { AADSTS_7000226 } from './codes/7000226'
import { AADSTS_7000227 } from './codes/7000227'
import { AADSTS_7000229 } from './codes/7000229'
import { AADSTS_7000272 } from './codes/7000272'
import { AADSTS_7000274 } from './codes/7000274'
import { AADSTS_7000361 } from './codes/7000361'
import { AADSTS_7002111 } from './codes/7002111'
import { AADSTS_7002121 } from './codes/7002121'
import { AADSTS_7002131 } from './codes/7002131'
import { AADSTS_7002137 } from './codes/7002137'
import { AADSTS_7002138 } from './codes/7002138'
import { AADSTS_7002142 } from './codes/7002142'
import { AADSTS_7002203 } from './codes/7002203'
import { AADSTS_7002241 } from './codes/7002241'
import { AADSTS_7002381 } from './codes/7002381'
import { AADSTS_9001023 } from './codes/9001023'
import { AADSTS_9002313 } from './codes/9002313'
import { AADSTS_9002324 } from './codes/9002324'
import { AADSTS_9002326 } from './codes/9002326'
import { AADSTS_70022204 } from './codes/70022204'
import type { CodeEntry } from './model'

/** Every analysed code, by number. A test compares this list with the folder. */
export const CODES: readonly CodeEntry[] = [
  AADSTS_28000,
  AADSTS_50001,
  AADSTS_50012,
  AADSTS_50013,
  AADSTS_50027,
  AADSTS_50048,
  AADSTS_50049,
  AADSTS_50059,
  AADSTS_50166,
  AADSTS_53003,
  AADSTS_70001,
  AADSTS_70003,
  AADSTS_70011,
  AADSTS_70021,
  AADSTS_70022,
  AADSTS_70023,
  AADSTS_70024,
  AADSTS_70025,
  AADSTS_70052,
  AADSTS_90002,
  AADSTS_90014,
  AADSTS_90023,
  AADSTS_90061,
  AADSTS_100007,
  AADSTS_100040,
  AADSTS_500011,
  AADSTS_500013,
  AADSTS_500014,
  AADSTS_500126,
  AADSTS_501661,
  AADSTS_700011,
  AADSTS_700016,
  AADSTS_700021,
  AADSTS_700022,
  AADSTS_700023,
  AADSTS_700024,
  AADSTS_700025,
  AADSTS_700027,
  AADSTS_700211,
  AADSTS_700212,
  AADSTS_700213,
  AADSTS_700214,
  AADSTS_700221,
  AADSTS_700222,
  AADSTS_700223,
  AADSTS_700226,
  AADSTS_700227,
  AADSTS_700229,
  AADSTS_700231,
  AADSTS_700233,
  AADSTS_700234,
  AADSTS_700235,
  AADSTS_700236,
  AADSTS_700237,
  AADSTS_700238,
  AADSTS_700239,
  AADSTS_700263,
  AADSTS_900023,
  AADSTS_900144,
  AADSTS_900382,
  AADSTS_900384,
  AADSTS_900432,
  AADSTS_900439,
  AADSTS_900440,
  AADSTS_900561,
  AADSTS_900610,
  AADSTS_900611,
  AADSTS_900612,
  AADSTS_901002,
  AADSTS_1002012,
  AADSTS_1003031,
  AADSTS_5002723,
  AADSTS_5002726,
  AADSTS_5002727,
  AADSTS_5002730,
  AADSTS_5002738,
  AADSTS_5002741,
  AADSTS_7000110,
  AADSTS_7000112,
  AADSTS_7000113,
  AADSTS_7000114,
  AADSTS_7000116,
  AADSTS_7000117,
  AADSTS_7000215,
  AADSTS_7000216,
  AADSTS_7000217,
  AADSTS_7000218,
  AADSTS_7000222,
  AADSTS_7000226,
  AADSTS_7000227,
  AADSTS_7000229,
  AADSTS_7000272,
  AADSTS_7000274,
  AADSTS_7000361,
  AADSTS_7002111,
  AADSTS_7002121,
  AADSTS_7002131,
  AADSTS_7002137,
  AADSTS_7002138,
  AADSTS_7002142,
  AADSTS_7002203,
  AADSTS_7002241,
  AADSTS_7002381,
  AADSTS_9001023,
  AADSTS_9002313,
  AADSTS_9002324,
  AADSTS_9002326,
  AADSTS_70022204,
]

const BY_CODE: ReadonlyMap<number, CodeEntry> = new Map(CODES.map((entry) => [entry.code, entry]))

/** The analysed entry of an AADSTS number, if there is one. */
export function findCode(code: number): CodeEntry | undefined {
  return BY_CODE.get(code)
}
