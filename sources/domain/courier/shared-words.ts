/** Words that several rules share, as parts of regular expressions. */

/** Whoever takes a parcel for the buyer and hands it over by himself. */
export const person =
  '本人|家人|家属|亲友|朋友|同事|物业|前台|门卫|保安|收发室|邻居|他人|室友|同学|单位|公司|门岗|传达室|代收人|管理员|仓管|收件人|客户|用户|买家|顾客|收货';
export const buyer = '(?:收件人|收货人|收方|客户|用户|买家|顾客|您|收件方|收货方)';
export const sender = '(?:寄件|发件|发货|寄方|发方|商家|卖家|商户|仓库|门店|寄递)';
export const rider = '(?:骑[手士]|快递员|配送员|收派员|派件员|派送员|小哥|小件员|揽投员|业务员|取件员|司机|师傅)';
/** 签收 as an act, and not as the first part of a word about it (签收码, 签收情况, 签收意愿). */
export const signed = '签收(?=$|[▢▣:：]|人(?![信不未要])|成功|完成|完毕|扫描|了|方式|类型|网点|件数|时间[为:：])';
/** Where a parcel is at a carrier's, and not with its buyer. */
export const ownOffices = '网点|中心|机场|仓|分拨|营业|公司|枢纽|港|口岸|目的地|城市|中转|站';
export const offices = `[▢▣]|${ownOffices}|柜|超市|(?:派件|快递|配送|投递|派送)员`;
