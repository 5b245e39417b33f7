"""The only package that knows MkDocs: from checked input to a folder of pages."""
