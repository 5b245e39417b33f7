"""From pages of a built site to tagged PDF handouts (PDF/UA-1)."""
