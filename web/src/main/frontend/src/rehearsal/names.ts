/** How a scenario names the customer and the time of the rehearsal, in the words of whoever fills it. */
const WORDS: Record<string, string> = { customer: '预演的客户', vehicle: '预演的车', name: '客户姓名', phone: '客户电话', plate: '车牌号', now: '当时', today: '当天' };

/** What stands in a field. */
export const shown = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (all, name: string) => WORDS[name] ? `〔${WORDS[name]}〕` : all);

/** What is meant by it. */
export const meant = (text: string): string => text.replace(/〔([^〕]+)〕/g, (all, word: string) => {
  const name = Object.keys(WORDS).find(one => WORDS[one] === word);
  return name ? `{{${name}}}` : all;
});
