/** Words of a carrier's own scans, which mean something else or nothing elsewhere. They are read before the general rules. */
import type { CourierRule } from './rule.ts';

/** By the carrier's normalised code (sources/domain/carriers.ts). */
export const carrierWords: Readonly<Record<string, readonly CourierRule[]>> = {
  YTO: [
    { status: 'ARRIVED', words: /已收入/, unless: /退/, examples: ['▢已收入'] },
    { status: 'IN_TRANSIT', words: /^▢?已(?:打|拆)包$/, examples: ['▢已打包', '已拆包'] },
  ],
  STO: [{ status: 'IN_TRANSIT', words: /装袋入/, examples: ['▢装袋入▢'] }],
  YUNDA: [
    { status: 'ARRIVED', words: /(?:到件|卸车)扫描/, examples: ['在▢进行到件扫描', '在▢进行卸车扫描'] },
    { status: 'DEPARTED', words: /(?:发出|装车)扫描/, examples: ['在▢进行发出扫描', '在▢进行装车扫描'] },
  ],
  EMS: [
    { status: 'ARRIVED', words: /已解车|进港/, examples: ['▢已解车', '飞机进港'] },
    { status: 'DEPARTED', words: /已封车|启运/, examples: ['▢已封车', '航空公司启运'] },
  ],
  CHINAPOST: [
    { status: 'ARRIVED', words: /已解车|进港/, examples: ['▢已解车'] },
    { status: 'DEPARTED', words: /已封车|启运/, examples: ['▢已封车'] },
  ],
  JD: [
    { status: 'ARRIVED', words: /^货物已分配$/, examples: ['货物已分配'] },
    { status: 'ATTEMPT_FAILED', words: /^再投/, examples: ['再投'] },
    { status: 'AVAILABLE_FOR_PICKUP', words: /自提点?▣?.{0,6}验收/, examples: ['您的快件已由自提▢验收'] },
  ],
  JTEXPRESS: [{ status: 'ATTEMPT_FAILED', words: /留仓件/, examples: ['留仓件'] }],
  DEPPON: [{ status: 'DELIVERED', words: /^(?:正常|异常)签收/, examples: ['正常签收', '异常签收'] }],
  BEST: [{ status: 'ARRIVED', words: /^▢?到(?!达)\p{Script=Han}{2,8}▢?$/u, examples: ['▢到厦门▢'] }],
};
