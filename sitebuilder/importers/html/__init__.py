"""HTML as people paste it, out of Word, WPS, WeChat and web pages, as blocks."""
