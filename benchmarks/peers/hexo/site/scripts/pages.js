// The pages that no generator of Hexo's makes: the home page, the list of courses and that of tags.
"use strict";

const courses = (locals) => locals.pages.filter((page) => page.layout === "course").sort("title");

hexo.extend.generator.register("home", (locals) => ({
  path: "",
  layout: "home",
  data: {
    title: hexo.config.title,
    articles: locals.posts.sort("-date").limit(10),
    courses: courses(locals).limit(6),
  },
}));

hexo.extend.generator.register("courses", (locals) => ({
  path: "courses/",
  layout: "courses",
  data: { title: "培训课程", courses: courses(locals) },
}));

hexo.extend.generator.register("tag-index", (locals) => ({
  path: "tags/",
  layout: "tags",
  data: { title: "标签", tags: locals.tags.sort("-length") },
}));

let years = null;
hexo.extend.filter.register("before_generate", () => {
  years = null;
});
hexo.extend.helper.register("years", () => {
  years ??= [...new Set(hexo.locals.get("posts").map((post) => post.date.year()))].sort().reverse();
  return years;
});
