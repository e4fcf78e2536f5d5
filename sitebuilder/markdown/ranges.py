"""Two tildes between the ends of a range (``3月1日~~5日``, ``周一~~周五``), which strike nothing out."""

_AMOUNT = "[0-9０-９一二三四五六七八九十][年月周日号点时分元人岁节课期楼层度℃%％]"
_WEEKDAY = "[周期][一二三四五六日天]"
_BEHIND = "[0-9０-９周第一二三四五六七八九十]|星期|[上下]午"

NO_RANGE = rf"(?!(?<={_AMOUNT}~~|{_WEEKDAY}~~)(?:{_BEHIND})[^~\s，、；。,;]*+(?:[\s，、；。,;]|\Z))"
"""Refuses, right after two tildes, those of a range: a number with its unit stands before them, another one
behind them, and the clause ends before there are any others.

Words to be struck out end before the clause (``3月1日~~8:30~~9:00``).
"""
