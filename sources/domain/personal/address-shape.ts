/**
 * What part of an address tells no more than a region: provinces, cities, districts and towns. All else of it, a house, a
 * room, or whose house it is, tells where somebody lives.
 */
import { readable } from '../../values/readable-text.ts';
import { beginsWithSurname } from './surnames.ts';

const numerals = '〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟廿卅幺';
/** A number in any script, for a text as it is read. */
const aNumber = new RegExp(`[\\d${numerals}]`, 'u');
const aHouse = new RegExp(`[号室幢栋]|单元|[${numerals}][楼座层]|[${numerals}]{4}`, 'u');
const longestRegion = 16;

/** Whether a value can be a province, a city or a district. Vendors have written house numbers there, and phones. */
export const isRegion = (part: string): boolean => {
  const read = readable(part).read.trim();
  return part.length <= longestRegion && !/\d/.test(read) && !aHouse.test(read);
};

const between = /^[\s,，./|-]+/u;
/** An address without the regions of its order that it begins with. */
export function withoutParts(address: string, parts: readonly (string | null)[]): string {
  let rest = address.trim();
  for (const part of parts) {
    if (part === null || !isRegion(part)) continue;
    const names = [part, part.replace(/(?:省|市|区|县)$/u, '')];
    const begins = names.find((name) => name.length >= 2 && rest.startsWith(name));
    if (begins !== undefined) rest = rest.slice(begins.length).replace(between, '');
  }
  return rest;
}
const leadingRegions =
  /^(?:(?:(?![省市区县旗路街巷弄村号栋幢楼道])\p{Script=Han}){1,8}(?:(?<![超菜])市|省|自治州|(?<![小社园校厂院])区|县|旗)[\s,，./|-]?){1,4}/u;
/** An address without what its beginning shows to be regions. */
export const withoutRegions = (address: string): string => address.trim().replace(leadingRegions, '');

/** Regions in whose names a numeral or a word for a house stands. */
const namedOtherwise =
  /四川|三亚|三明|三门峡|三沙|四平|五指山|五家渠|六安|六盘水|七台河|九江|九龙坡|十堰|百色|万宁|张家口|张家界|张家港|石家庄|钟楼|鼓楼/gu;
const regions = /^(?:\p{Script=Han}{1,8}?(?:省|市|区|县|旗|州|盟|镇|乡|街道)){1,5}$/u;
/** What stands in front of a region's last sign where a house, a shop or its owner is told. */
const noRegion = /[号楼栋幢室单元组家宅院座层户店厂路巷弄村旁边]|隔壁|对面|街(?!道)|[小社园校厂]区|[超菜]市/u;
/** A vendor's own word, one or two characters, or a street of which no more is told. */
const beginning = /^(?:\p{Script=Han}{0,2}|\p{Script=Han}{1,2}[路街镇乡村]|脱敏地址)$/u;
const tellsWhose = /[号楼栋幢室单元组家宅院]/u;
/** What vendors leave between the stars: these are the names of nothing. */
const generic = /^(?:街道|街|路|大道|巷|弄|镇|乡|村|小区|社区)?$/u;

/** Whether an address with stars shows regions, and hardly more: 杭州市滨江区***, 样例路****, 西湖区**街道**小区. */
export function showsRegionsOnly(address: string, parts: readonly (string | null)[]): boolean {
  const [first = '', ...others] = address.split(/\*{2,}/);
  if (others.length === 0 || !others.every((part) => generic.test(part))) return false;
  const rest = withoutParts(first.replace(/[\s,，./|-]/gu, ''), parts);
  const told = rest.replace(namedOtherwise, '');
  if (aNumber.test(told)) return false;
  // 西湖** is a region in short, and 王伟** is whose it is.
  if (rest.length === 2 && beginsWithSurname(rest)) return false;
  return beginning.test(rest) ? !tellsWhose.test(told) : regions.test(rest) && !noRegion.test(told);
}
