"""Pelican's settings, with its cache of parsed content on."""

import json

SITENAME = "培训中心示例站"
SITEURL = "https://www.example.org"
DESCRIPTION = "用来比较生成速度的示例站：文字由程序随机拼成，不说明任何真实的事。"
AUTHOR = SITENAME
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-CN"
COLUMNS = {"notices": "通知公告", "stories": "培训报道", "skills": "技能讲堂", "safety": "安全天地"}
TRADES = {"making": "加工类", "electric": "电气类", "information": "信息类", "prevention": "安全类"}
NAVIGATION = (("首页", "/"), ("培训动态", "/news/"), ("培训课程", "/courses/"), ("标签", "/tags/"))

PATH = "content"
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["courses"]
OUTPUT_PATH = "public"
THEME = "theme"
STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["neighbours"]

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CACHE_PATH = "cache"
GZIP_CACHE = False

ARTICLE_URL = "news/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "courses/{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
CATEGORY_URL = "columns/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
YEAR_ARCHIVE_URL = "news/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
AUTHOR_SAVE_AS = ""
SLUGIFY_SOURCE = "basename"
SLUGIFY_USE_UNICODE = True

DIRECT_TEMPLATES = ["index", "home", "courses", "tags", "sitemap"]
INDEX_URL, INDEX_SAVE_AS = "news/", "news/index.html"
HOME_URL, HOME_SAVE_AS = "", "index.html"
COURSES_URL, COURSES_SAVE_AS = "courses/", "courses/index.html"
TAGS_URL, TAGS_SAVE_AS = "tags/", "tags/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "period_archives": None}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{url}page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
JINJA_FILTERS = {"from_json": json.loads}
