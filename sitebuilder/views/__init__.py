"""What each output shows: views as frozen values, in one package per section of the site."""
