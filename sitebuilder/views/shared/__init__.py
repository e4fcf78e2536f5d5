"""What several kinds of views share.

The frame of every page (``frame``, ``chrome``), pages of lists (``paging``), elements such as pictures, dates
and share pictures, and the words by which documents are searched (``search_words``).
"""
