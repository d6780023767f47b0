/** Chinese surnames, for names that nothing but their first character tells. Words that begin as a surname does are none. */

/** Those that most Chinese bear. What is a common word in itself (应, 全, 单, 和, 从) is left out. */
const single =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢岳齐梅庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项裴席霍冉翁甘景薄柯邬阮桂闵柴骆卓褚娄滕窦佟荆艾封蒙屈鲍房裘隋苟邝';
const double = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|长孙|宇文|端木|南宫|独孤|轩辕|钟离|闻人';
const notNames =
  '方[便式法案向面]|安[排全徽检]|任[务何意]|高[峰度兴档温速层]|马[上路]|常[用州]|成功|严[重格禁]|万一|白天|孙[子女]|江[苏西]|余[额下款]|金[额华]|于[今昨明是当上下本此]|何[时处人事]|曾[经要在]|文[件字]|牛奶|关[于闭]|温[州度馨]|苏州|徐州|杭州|宁波|许[昌可多]|石[家材]|武汉|兰州|管理|盛[大装]|左右|项目|季[度节]|章程|封[装存箱]|房[间屋号]|景区|齐全|史上|周[一二三四五六日末边]|夏[天季]|程序|龙[头门]|田间|汤[料]|雷雨|唐山|马[鞍]|广|费用|毕竟|易[碎损]|申[请诉通]|康复|欧[元式]|甘肃|海';

/** A surname, as the beginning of a name: 张, 欧阳. */
export const surname = `(?!${notNames})(?:${double}|[${single}])`;
const firstIsSurname = new RegExp(`^${surname}`, 'u');
export const beginsWithSurname = (name: string): boolean => firstIsSurname.test(name);
