"""The layer that needs a browser: one Node worker runs pa11y and axe in one Chromium."""
