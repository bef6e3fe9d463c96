"""What the site says, as data: it knows no MkDocs."""
