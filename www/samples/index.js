// Five documents written for this project, one in each of the styles that it is made to read. Their content is invented.
// The titles are content, not words of the page, and so they stand here.

export const SAMPLES = [
  { id: 'news', name: 'news.md', title: '江海市发布科创金融半年报：科技贷款余额突破4200亿元' },
  { id: 'magazine', name: 'magazine.txt', title: '普惠金融“下沉”到产业园' },
  { id: 'briefing', name: 'briefing.txt', title: '简报·第36期' },
  { id: 'scan', name: 'scan.txt', title: '江南县中小企业迎来融资“春天”' },
  { id: 'page', name: 'page.html', title: '云杉股份2025年三季度经营数据速览' },
];

/** The texts come with the first click on each. @type {Record<string, () => Promise<{default: string}>>} */
const TEXTS = {
  news: () => import('./news.md'), magazine: () => import('./magazine.txt'), briefing: () => import('./briefing.txt'),
  scan: () => import('./scan.txt'), page: () => import('./page.html'),
};

/** @param {string} id */
export const sampleText = async (id) => (await TEXTS[id]?.())?.default ?? '';
