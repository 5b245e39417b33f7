"""Plain data that flows through the generator: profile, film, page, built site, finding."""
