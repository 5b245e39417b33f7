"""From a site folder to a finished site: build it whole, swap it in, show it."""
