// Eleventy's settings: the collections that its pagination needs, and a few filters.
const PAGE_SIZE = 20;

function pagesOf(title, path, trail, articles) {
  const total = Math.max(1, Math.ceil(articles.length / PAGE_SIZE));
  const address = (number) => (number === 1 ? path : `${path}page/${number}/`);
  return Array.from({ length: total }, (_, index) => ({
    title,
    trail,
    number: index + 1,
    total,
    path: address(index + 1),
    first: address(1),
    last: address(total),
    previous: index > 0 ? address(index) : null,
    next: index + 1 < total ? address(index + 2) : null,
    articles: articles.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  }));
}

function groupBy(articles, keys) {
  const groups = new Map();
  for (const article of articles) {
    for (const key of keys(article)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(article);
    }
  }
  return groups;
}

const newestFirst = (api) =>
  api.getFilteredByGlob("content/news/*/*.md").sort((a, b) => b.date - a.date || (a.url < b.url ? 1 : -1));
const yearOf = (article) => article.date.getUTCFullYear();

export default function (config) {
  config.addPassthroughCopy("content/style.css");
  config.addCollection("articles", newestFirst);
  config.addCollection("courses", (api) => api.getFilteredByGlob("content/courses/*.md"));
  config.addCollection("years", (api) => [...new Set(newestFirst(api).map(yearOf))]);
  config.addCollection("tagCounts", (api) =>
    [...groupBy(newestFirst(api), (article) => article.data.tags)]
      .map(([name, tagged]) => ({ name, count: tagged.length }))
      .sort((a, b) => b.count - a.count),
  );
  config.addCollection("lists", (api) => {
    const articles = newestFirst(api);
    const news = [["培训动态", "/news/"]];
    const lists = pagesOf("培训动态", "/news/", [], articles);
    for (const [slug, group] of groupBy(articles, (article) => [article.data.column])) {
      lists.push(...pagesOf(config.globalData.site.columns[slug], `/columns/${slug}/`, news, group));
    }
    for (const [year, group] of groupBy(articles, (article) => [yearOf(article)])) {
      lists.push(...pagesOf(`${year} 年`, `/news/${year}/`, news, group));
    }
    for (const [tag, group] of groupBy(articles, (article) => article.data.tags)) {
      lists.push(...pagesOf(tag, `/tags/${tag}/`, [["标签", "/tags/"]], group));
    }
    return lists;
  });
  config.addCollection("neighbours", (api) => {
    const articles = newestFirst(api);
    return Object.fromEntries(
      articles.map((article, index) => [article.url, { newer: articles[index - 1], older: articles[index + 1] }]),
    );
  });
  config.addFilter("isoDate", (day) => new Date(day).toISOString().slice(0, 10));
  config.addFilter("rfc3339", (day) => new Date(day).toISOString());
  config.addFilter("chineseDate", (day) => {
    const date = new Date(day);
    return `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  });
  config.addFilter("take", (items, count) => items.slice(0, count));
  config.addFilter("startsWith", (text, start) => text.startsWith(start));
  config.addGlobalData("site", {
    title: "培训中心示例站",
    url: "https://www.example.org",
    description: "用来比较生成速度的示例站：文字由程序随机拼成，不说明任何真实的事。",
    columns: { notices: "通知公告", stories: "培训报道", skills: "技能讲堂", safety: "安全天地" },
    trades: { making: "加工类", electric: "电气类", information: "信息类", prevention: "安全类" },
    navigation: [["首页", "/"], ["培训动态", "/news/"], ["培训课程", "/courses/"], ["标签", "/tags/"]],
  });
}

export const config = {
  dir: { input: "content", output: "public" },
  templateFormats: ["md", "njk"],
  markdownTemplateEngine: false,
  htmlTemplateEngine: "njk",
};
