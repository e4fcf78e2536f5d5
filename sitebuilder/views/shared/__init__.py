"""What several kinds of views share.

The frame of every page (``frame``, ``chrome``), pages of lists (``paging``), elements such as pictures, dates
and share pictures, and how the search finds a date (``search_words``).
"""
