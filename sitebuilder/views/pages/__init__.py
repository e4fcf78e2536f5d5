"""Free pages, and those that the site has by itself: home, calendar, search, site map, errors."""
