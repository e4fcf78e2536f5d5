"""The corpus: neutral articles and courses, identical for the same size and seed.

Each record has its own random generator, so a larger corpus starts with the texts of a smaller one.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from benchmarks import prose

SEED = 20260301
FIRST_DAY = date(2019, 1, 7)
LAST_DAY = date(2026, 10, 30)
PAGE_SIZE = 20
FEED_SIZE = 30
NAME = "培训中心示例站"
BASE_URL = "https://www.example.org/"
DESCRIPTION = "用来比较生成速度的示例站：文字由程序随机拼成，不说明任何真实的事。"
COLUMNS = {"notices": "通知公告", "stories": "培训报道", "skills": "技能讲堂", "safety": "安全天地"}
"""The names of columns by slug."""
TRADES = {"making": "加工类", "electric": "电气类", "information": "信息类", "prevention": "安全类"}
"""The names of trades by slug."""
COURSE_TEXTS = {"audience": "对象", "outcomes": "学习成果", "syllabus": "内容", "how_to_enrol": "报名办法"}
"""The headings of a course's sections by name."""
NAVIGATION = {"首页": "/", "培训动态": "/news/", "培训课程": "/courses/", "标签": "/tags/"}
"""The URLs of the main navigation's entries by title."""
_LINK = re.compile(r"\]\((article|course):([a-z0-9/-]+)\)")


class Article(Struct, frozen=True):
    """An article. ``body`` is Markdown; its links point to ``article:YEAR/SLUG`` and ``course:SLUG``."""

    slug: str
    date: date
    column: str
    title: str
    summary: str
    tags: tuple[str, ...]
    body: str


class Session(Struct, frozen=True):
    """One run of a course."""

    id: str
    start: date
    end: date
    enrol_from: date
    enrol_until: date
    venue: str
    capacity: int
    enrolled: int


class Course(Struct, frozen=True):
    """A course; ``texts`` maps the names of sections to Markdown."""

    slug: str
    title: str
    trade: str
    summary: str
    hours: int
    texts: dict[str, str]
    sessions: tuple[Session, ...]


class Corpus(Struct, frozen=True):
    """All records; articles from the oldest to the newest."""

    articles: tuple[Article, ...]
    courses: tuple[Course, ...]


def make_corpus(size: int, seed: int = SEED) -> Corpus:
    """Return ``size`` articles of 3 to 5 KB and a tenth as many courses.

    The number of tags grows with the root of the size (63 for 1,000, 200 for 10,000).
    """
    articles = tuple(_article(number, size, seed) for number in range(size))
    return Corpus(articles, make_courses(max(1, size // 10), seed))


def make_courses(size: int, seed: int = SEED) -> tuple[Course, ...]:
    """Return ``size`` courses."""
    return tuple(_course(number, seed) for number in range(size))


def replace_link_targets(body: str, target: Callable[[str, str], str]) -> str:
    """Return Markdown with the target of each link replaced by ``target(kind, name)``."""
    return _LINK.sub(lambda match: f"]({target(match[1], match[2])})", body)


def address(kind: str, name: str) -> str:
    """Return the URL of a link's target, which is the same on every site."""
    return f"/courses/{name}/" if kind == "course" else f"/news/{name}/"


def course_body(course: Course) -> str:
    """Return the texts of a course as one Markdown text, for generators that store courses that way."""
    return "\n".join(f"## {COURSE_TEXTS[key]}\n\n{text}" for key, text in course.texts.items())


def article_slug(number: int) -> str:
    """Return the slug of an article by its number; the oldest is first."""
    return f"post-{number:05d}"


def article_date(number: int, size: int) -> date:
    """Return the date of an article; they are distributed evenly over the years."""
    return FIRST_DAY + (LAST_DAY - FIRST_DAY) * number // max(1, size - 1)


def _article(number: int, size: int, seed: int) -> Article:
    random = Random(f"{seed} article {number}")
    topic = random.choice(prose.TOPIC)
    return Article(
        slug=article_slug(number),
        date=article_date(number, size),
        column=random.choice(list(COLUMNS)),
        title=f"{topic}{random.choice(prose.KIND)}：{random.choice(prose.WHAT)}（第 {number + 1} 期）",
        summary=f"{prose.clause(random)}，{prose.clause(random)}，{random.choice(prose.WHY)}。",
        tags=_tags(random, size),
        body=prose.markdown(random, random.randint(2700, 4700), _links(random, number, size)),
    )


def _tags(random: Random, size: int) -> tuple[str, ...]:
    """Return two to five tags; a few tags are on many articles, most are on few."""
    names = [topic + kind for kind in prose.KIND for topic in prose.TOPIC][: max(8, round(2 * size**0.5))]
    chosen = (names[int(len(names) * random.random() ** 2)] for _ in range(random.randint(2, 5)))
    return tuple(dict.fromkeys(chosen))


def _links(random: Random, number: int, size: int) -> list[str]:
    """Return up to three links to older articles, and sometimes one to a course."""
    links = []
    for _ in range(random.randint(0, 3) if number else 0):
        target = random.randrange(number)
        name = f"{article_date(target, size).year}/{article_slug(target)}"
        links.append(f"[第 {target + 1} 期](article:{name})")
    if random.random() < 0.4:
        links.append(f"[有关课程](course:course-{random.randrange(max(1, size // 10)):04d})")
    return links


def _course(number: int, seed: int) -> Course:
    random = Random(f"{seed} course {number}")
    topic = random.choice(prose.TOPIC)
    texts = {
        "audience": prose.paragraph(random, []) + "\n",
        "outcomes": prose.bullets(random) + "\n",
        "syllabus": prose.markdown(random, 900, [], level="###"),
        "how_to_enrol": prose.paragraph(random, []) + "\n",
    }
    return Course(
        slug=f"course-{number:04d}",
        title=f"{topic}课程 {number + 1}",
        trade=random.choice(list(TRADES)),
        summary=f"{prose.clause(random)}，{random.choice(prose.WHY)}。",
        hours=random.randint(8, 80),
        texts=texts,
        sessions=tuple(_session(random, number, turn) for turn in range(random.randint(2, 4))),
    )


def _session(random: Random, number: int, turn: int) -> Session:
    start = date(2026, 3, 2) + timedelta(days=120 * turn + random.randint(0, 90))
    capacity = random.randint(20, 60)
    return Session(
        id=f"course-{number:04d}-{turn + 1}",
        start=start,
        end=start + timedelta(days=random.randint(1, 40)),
        enrol_from=start - timedelta(days=45),
        enrol_until=start - timedelta(days=7),
        venue=f"第 {random.randint(1, 9)} 实训室",
        capacity=capacity,
        enrolled=random.randint(0, capacity),
    )
