"""Free pages, and generated ones: home, calendar, search, site map, errors."""
