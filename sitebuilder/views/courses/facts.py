"""The facts of a course in words, as pages, feeds and programs state them."""

from sitebuilder.content.model.course import Course
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word


def hours_text(course: Course) -> str | None:
    """Return how many lessons a course has: 24学时; None if that is unknown."""
    return word("hours", hours=course.hours) if course.hours else None


def mode_text(course: Course) -> str | None:
    """Return how a course is taught: 面授; None if that is unknown."""
    return choice_word(course.mode) if course.mode else None


def audiences_text(course: Course) -> str | None:
    """Return whom a course is for: 职工、企业; None if that is unknown."""
    return "、".join(map(choice_word, course.audiences)) or None
