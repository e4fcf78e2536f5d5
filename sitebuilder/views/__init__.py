"""What each page shows: a module a section of the site, views as frozen values."""
